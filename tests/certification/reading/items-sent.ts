/** Item data that requests send for a container, by the item's id in it. */
import { CART } from '../../../contract/dialects/commerce.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { ItemsSent, SubscriptionData } from './api-facts.ts';
import { addressOf, idIn, inRequest, inResponse, ofKind, succeeded, textOf } from './exchanges.ts';

const CHECKOUTS = /\/checkouts(\/[^/]+)?$/;
const LINE = /\/carts\/active\/line-items\/[^/]+$/;
const LINES = /\/carts\/active(\/line-items)?$/;

/** Checkouts: the answer to the first call gives each item its id, in the same order. */
export function itemsOfCheckouts(exchanges: readonly Exchange[]): ItemsSent[] {
  return ofKind(exchanges, 'POST', CHECKOUTS).map((exchange) => {
    const begins = addressOf(exchange).endsWith('/checkouts');
    const shown = listIn(inResponse(exchange, 'items'));
    return {
      ...exchange,
      container: begins ? textOf(inResponse(exchange, 'id')) : idIn(exchange),
      items: listIn(inRequest(exchange, 'items')).map((item, index) => ({
        id: textOf(valueAt(begins ? shown[index] : item, 'id')) ?? `${index}`,
        subscription: subscriptionIn(item),
      })),
    };
  });
}

/** Carts: a call adds a line by its product, and changes a line by its id. */
export function itemsOfCarts(
  exchanges: readonly Exchange[],
  cartAt: (at: number) => string | undefined,
): ItemsSent[] {
  const told = [...ofKind(exchanges, 'POST', LINES), ...ofKind(exchanges, 'POST', LINE)].filter(succeeded);
  return told
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((exchange) => ({
      ...exchange,
      container: textOf(inResponse(exchange, 'cart.id')) ?? cartAt(exchange.startedAt),
      items: LINE.test(addressOf(exchange))
        ? [{ id: idIn(exchange), subscription: subscriptionIn(inRequest(exchange, 'lineItem')) }]
        : linesPutIn(exchange),
    }));
}

function linesPutIn(exchange: Exchange): ItemsSent['items'] {
  const either = (path: string, read: typeof inRequest): readonly unknown[] =>
    listIn(read(exchange, `cart.${path}`) ?? read(exchange, path));
  const shown = either('lineItems.lineItem', inResponse);
  return either('lineItems.lineItem', inRequest).map((item) => {
    const product = textOf(valueAt(item, 'product.id'));
    const line = shown.find((one) => textOf(valueAt(one, 'product.id')) === product);
    return { id: textOf(valueAt(line, 'id')) ?? product ?? CART, subscription: subscriptionIn(item) };
  });
}

/** One item, or a list of them. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Samples contain null for values that are not known yet; some samples print true and false as text. */
function subscriptionIn(item: unknown): SubscriptionData {
  const info = valueAt(item, 'subscriptionInfo');
  if (info === null || typeof info !== 'object') return undefined;
  const members = Object.entries(info as Record<string, unknown>).filter(([, value]) => value !== null);
  return Object.fromEntries(
    members.map(([name, value]) => [name, value === 'true' ? true : value === 'false' ? false : value]),
  );
}
