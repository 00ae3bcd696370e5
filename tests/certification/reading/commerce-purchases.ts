/**
 * Reads the purchase data sent to the Commerce API: locale and currency with the shopper, products and addresses with the cart, in
 * one or several calls, in body or query.
 */
import { CART } from '../../../contract/dialects/commerce.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { addressOf, inRequest, inResponse, queryOf, succeeded, textOf } from './exchanges.ts';
import type { PartyData, PurchaseData } from './api-facts.ts';

const ME = '/v1/shoppers/me';
const PURCHASE_CALLS = [
  ME,
  CART,
  ...['line-items', 'apply-shopper', 'submit-cart'].map((name) => `${CART}/${name}`),
];
const ADDRESSES = ['billing-address', 'shipping-address'].map((name) => `${CART}/${name}`);

/** @param cartAt returns the active cart at a time, for calls that contain no cart id */
export function purchaseCalls(
  exchanges: readonly Exchange[],
  cartAt: (at: number) => string | undefined,
): PurchaseData[] {
  return exchanges.filter(isPurchaseCall).map((exchange) => {
    // adding line items answers with the lines only: the next answer contains their cart
    const later = exchanges.filter(({ startedAt }) => startedAt > exchange.startedAt);
    const shows = succeeded(exchange)
      ? [exchange, ...later].find((one) => inResponse(one, 'cart.id') !== undefined)
      : undefined;
    const items = itemsIn(exchange);
    // the answer contains the addresses from the shopper's account
    const applied = addressOf(exchange).endsWith('/apply-shopper') ? inResponse(exchange, 'cart') : undefined;
    const party = (name: 'billingAddress' | 'shippingAddress', path: string): PartyData | undefined =>
      partyIn(
        inRequest(exchange, `cart.${name}`) ??
          valueAt(applied, name) ??
          (addressOf(exchange).endsWith(path) ? inRequest(exchange, 'address') : undefined),
      );
    return {
      ...exchange,
      container: textOf(inResponse(shows, 'cart.id')) ?? cartAt(exchange.startedAt),
      begins: items !== undefined,
      // no call names a customer: the shopper's token identifies the owner of the cart
      customer: exchange.request.headers.authorization,
      locale: queryOf(exchange).get('locale') ?? inRequest(exchange, 'shopper.locale'),
      browserIp: inRequest(exchange, 'cart.ipAddress'),
      items,
      // the price comes from the catalogue: the answer contains it
      itemsPrice: inResponse(shows, 'cart.pricing.subtotal.value'),
      billTo: party('billingAddress', '/billing-address'),
      shipTo: party('shippingAddress', '/shipping-address'),
    };
  });
}

function isPurchaseCall(exchange: Exchange): boolean {
  const address = addressOf(exchange);
  const { method } = exchange.request;
  if (method === 'PUT') return succeeded(exchange) && ADDRESSES.some((path) => address.endsWith(path));
  // the query changes locale and currency, with any HTTP method
  if (method === 'GET') return address.endsWith(ME) && queryOf(exchange).size > 0;
  return method === 'POST' && PURCHASE_CALLS.some((path) => address.endsWith(path));
}

/** One item, or a list of them, or the product that the query names. */
function itemsIn(exchange: Exchange): unknown[] | undefined {
  const said =
    inRequest(exchange, 'cart.lineItems.lineItem') ??
    inRequest(exchange, 'lineItems.lineItem') ??
    inRequest(exchange, 'cart.lineItems');
  if (said !== undefined) return Array.isArray(said) ? (said as unknown[]) : [said];
  const query = queryOf(exchange);
  const id = query.get('productId') ?? query.get('externalReferenceId');
  return id === null ? undefined : [{ product: { id }, quantity: query.get('quantity') ?? 1 }];
}

function partyIn(said: unknown): PartyData | undefined {
  if (said === null || typeof said !== 'object') return undefined;
  const { firstName, lastName, countrySubdivision, ...address } = said as Record<string, unknown>;
  const name = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return { name, address: { ...address, state: countrySubdivision } };
}
