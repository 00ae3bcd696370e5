/** Defects in the request that creates a checkout. */
import type { DefectId } from '../defects.ts';
import type { CheckoutBody } from '../server/api-types.ts';

type Change = (body: CheckoutBody) => CheckoutBody;
type Item = CheckoutBody['items'][number];

const without =
  (member: keyof CheckoutBody): Change =>
  (body) => {
    const { [member]: _dropped, ...rest } = body;
    return rest as CheckoutBody;
  };

const items =
  (change: (item: Item) => Item): Change =>
  (body) => ({ ...body, items: body.items.map(change) });

const details = (change: (details: Record<string, unknown>) => Record<string, unknown>): Change =>
  items((item) =>
    item.productDetails === undefined
      ? item
      : { ...item, productDetails: change(item.productDetails as Record<string, unknown>) },
  );

export const bodyDefects: Partial<Record<DefectId, Change>> = {
  'no-quantity': items(({ quantity: _dropped, ...item }) => item),
  'no-sku-group': details(({ skuGroupId: _dropped, ...rest }) => rest),
  'foreign-product-id': details((rest) => ({ ...rest, id: 'product-1' })),
  'no-tax-inclusive': without('taxInclusive'),
  'no-browser-ip': without('browserIp'),
  'no-upstream-id': without('upstreamId'),
  'no-ship-from': without('shipFrom'),
  'too-many-decimals': items((item) => ({
    ...item,
    ...(typeof item.price === 'number' ? { price: item.price + 0.0049 } : {}),
  })),
};
