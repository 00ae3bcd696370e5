/** State shared by the parts of the server. */
import type { Settings } from '../settings.ts';
import { marketOf } from './catalogue.ts';
import { Api } from './api.ts';
import type { Behaviour } from './behaviour.ts';
import { OrderBook } from './order-book.ts';
import type { ShopOrder } from './shop-order.ts';
import { type Attempt, type Purchase, Purchases } from './purchases.ts';

export interface Shop {
  readonly settings: Settings;
  readonly options: Settings['options'];
  readonly behaviour: Behaviour;
  readonly api: Api;
  readonly purchases: Purchases;
  readonly orders: OrderBook;
  /** Secrets with which webhooks may be signed: those of the settings, and that of the webhook registered here. */
  readonly webhookSecrets: string[];
}

export function makeShop(settings: Settings, behaviour: Behaviour): Shop {
  const { options, webhookSecrets } = settings;
  return {
    settings,
    options,
    behaviour,
    api: new Api(settings, behaviour),
    purchases: new Purchases(),
    orders: new OrderBook(behaviour, options),
    webhookSecrets: [...webhookSecrets],
  };
}

/** The shop's own order of an attempt. */
export function orderOf({ orders }: Shop, purchase: Purchase, attempt: Attempt): ShopOrder {
  const { number, checkoutId, sellingEntity, totals } = attempt;
  return orders.open({
    number,
    owner: purchase.owner,
    checkoutId,
    currency: marketOf(purchase.country).currency,
    country: purchase.country,
    sellingEntity,
    total: totals.total,
  });
}
