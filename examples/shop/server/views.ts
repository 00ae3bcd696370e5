/** Purchases as sent to the page. */
import type { Line, OrderView, PurchaseView } from '../shared/views.ts';
import { marketOf, PRODUCT } from './catalogue.ts';
import { currentAttempt, type Purchase } from './purchases.ts';
import type { Shop } from './shop.ts';

export function purchaseView(shop: Shop, purchase: Purchase): PurchaseView {
  const { id, stage, notice, remark, country, buyer, confirmed } = purchase;
  const { currency, locale, price } = marketOf(country);
  const attempt = currentAttempt(purchase);
  const line: Line = { product: PRODUCT.id, name: PRODUCT.name, quantity: 1, amount: price };
  const order = confirmed === undefined ? undefined : shop.orders.find(confirmed);
  return {
    id,
    stage,
    country,
    currency,
    locale,
    lines: [line],
    ...(notice === undefined ? {} : { notice }),
    ...(remark === undefined ? {} : { remark }),
    ...(buyer === undefined ? {} : { buyer }),
    ...(attempt === undefined
      ? {}
      : {
          checkout: {
            number: attempt.number,
            sessionId: attempt.sessionId,
            sellingEntity: attempt.sellingEntity,
            totals: attempt.totals,
            ...(attempt.method === undefined ? {} : { method: attempt.method }),
          },
        }),
    ...(stage === 'away' && attempt?.redirectUrl !== undefined ? { redirectUrl: attempt.redirectUrl } : {}),
    ...(order === undefined ? {} : { order: shop.orders.view(order) }),
  };
}

export function orderView(shop: Shop, number: string, visitor: string): OrderView | undefined {
  const order = shop.orders.find(number);
  return order && order.owner === visitor && order.state !== undefined ? shop.orders.view(order) : undefined;
}
