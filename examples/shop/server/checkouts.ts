/** Creates checkouts, with all data that the API needs before the payment. */
import type { Options } from '../shared/options.ts';
import type { Buyer } from '../shared/views.ts';
import type { Api } from './api.ts';
import type { Checkout, CheckoutBody, Party } from './api-types.ts';
import type { Behaviour } from './behaviour.ts';
import { marketOf, PRODUCT, SHIPS_FROM } from './catalogue.ts';
import { type Attempt, newOrderNumber, type Purchase } from './purchases.ts';

interface Parts {
  readonly api: Api;
  readonly behaviour: Behaviour;
  readonly options: Options;
}

/** Creates a checkout for a purchase whose buyer is known. */
export async function openAttempt(
  { api, behaviour, options }: Parts,
  purchase: Purchase,
  buyer: Buyer,
): Promise<Attempt> {
  const number = newOrderNumber();
  const body = behaviour.checkoutBody(bodyOf(purchase, buyer, number, options));
  const trace = options.traceHeader ? traceOf(purchase) : undefined;
  const checkout = await api.call<Checkout>('POST', '/checkouts', body, trace);
  const attempt: Attempt = {
    number,
    checkoutId: checkout.id,
    sessionId: checkout.payment.session.id,
    sellingEntity: checkout.sellingEntity?.id ?? 'DR_INC-ENTITY',
    totals: behaviour.totals(checkout, body),
    terms: false,
    disclosure: false,
    unsure: false,
    spent: false,
  };
  purchase.attempts.push(attempt);
  return attempt;
}

/** The shop's id of a visit, for its logs and the provider's. */
export function traceOf({ id }: Purchase): string {
  return `tidepool-${id.slice(0, 8)}`;
}

function bodyOf(purchase: Purchase, buyer: Buyer, number: string, options: Options): CheckoutBody {
  const { currency, locale, price, shipping } = marketOf(purchase.country);
  const party = partyOf(buyer);
  return {
    currency,
    email: buyer.email,
    locale: locale.replace('-', '_'),
    browserIp: purchase.browserIp,
    taxInclusive: false,
    upstreamId: number,
    chargeType: 'customer_initiated',
    shipFrom: { address: { country: SHIPS_FROM } },
    shipTo: party,
    billTo: party,
    shippingChoice: { amount: shipping, description: 'Parcel', serviceLevel: 'standard' },
    items: [
      {
        ...(options.product === 'skuId'
          ? { skuId: PRODUCT.sku }
          : {
              productDetails: {
                id: PRODUCT.id,
                skuGroupId: PRODUCT.skuGroup,
                name: PRODUCT.name,
                countryOfOrigin: PRODUCT.countryOfOrigin,
              },
            }),
        [options.price]: price,
        quantity: 1,
      },
    ],
  };
}

function partyOf({ firstName, lastName, email, phoneNumber, address }: Buyer): Party {
  const members = Object.entries(address).filter(([, value]) => value !== '');
  return {
    name: `${firstName} ${lastName}`,
    phone: phoneNumber,
    email,
    address: Object.fromEntries(members) as Record<string, string>,
  };
}
