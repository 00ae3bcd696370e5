/** A shopper's active cart: created when needed, changed by requests. */
import { randomUUID } from 'node:crypto';
import type { CheckoutRequest } from '../api/checkout-request.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { checkAddress } from '../payment/addresses.ts';
import { cancelCredit } from '../payment/credit.ts';
import { clientSecretOf, now } from '../payment/ids.ts';
import { letGo } from '../payment/session.ts';
import type { CheckoutRecord, ShopperRecord } from '../state/records.ts';
import { type CartAddress, type CartChanges, itemOf, partyOf } from './cart-request.ts';
import { CartError } from './errors.ts';
import { shippingChoice } from './shipping.ts';

type Subscription = CheckoutRequest['items'][number]['subscriptionInfo'];

/**
 * The active cart, created if there is none. A submitted cart is not active.
 * @param token token of the requesting test
 */
export function activeCart(context: Context, shopper: ShopperRecord, token: string): CheckoutRecord {
  return shopper.cart ?? openCart(context, shopper, token);
}

/** An emptied cart loses its sources and its payment session. */
export function emptyCart(context: Context, shopper: ShopperRecord, token: string): CheckoutRecord {
  const { cart } = shopper;
  if (cart?.primary) letGo(cart.primary.source);
  cart?.credits.forEach(cancelCredit);
  return openCart(context, shopper, token);
}

/** The cart for new items: a cart with a refused charge is replaced by a new one. */
export function usableCart(context: Context, shopper: ShopperRecord, token: string): CheckoutRecord {
  return shopper.cart?.spent ? openCart(context, shopper, token) : activeCart(context, shopper, token);
}

function openCart(context: Context, shopper: ShopperRecord, token: string): CheckoutRecord {
  const sessionId = randomUUID();
  const time = now();
  const cart: CheckoutRecord = {
    id: context.numbers.digits(12),
    token,
    createdTime: time,
    updatedTime: time,
    session: { id: sessionId, clientSecret: clientSecretOf(sessionId) },
    request: {
      currency: shopper.currency,
      locale: shopper.locale,
      items: [],
      ...(shopper.account ? { customerId: shopper.account.customer.id } : {}),
    },
    items: [],
    credits: [],
    cart: { shopper, attributes: [] },
  };
  shopper.cart = cart;
  context.store.addCheckout(cart);
  return cart;
}

/** @throws BadRequest for an invalid address */
export function changeCart(
  cart: CheckoutRecord,
  { lineItems, billingAddress, shippingAddress, ipAddress, chargeType, customAttributes }: CartChanges,
): void {
  const changes: Partial<CheckoutRequest> = {
    ...(ipAddress === undefined ? {} : { browserIp: ipAddress }),
    ...(chargeType === undefined ? {} : { chargeType }),
  };
  cart.request = { ...cart.request, ...changes };
  if (billingAddress) bill(cart, billingAddress);
  if (shippingAddress) deliver(cart, shippingAddress);
  for (const lineItem of lineItems?.lineItem ?? []) addItem(cart, itemOf(lineItem));
  if (customAttributes && cart.cart) {
    const named = customAttributes.attribute.map(({ name }) => name);
    const kept = cart.cart.attributes.filter(({ name }) => !named.includes(name));
    cart.cart.attributes = [...kept, ...customAttributes.attribute];
  }
  touch(cart);
}

/** @throws BadRequest for an invalid address */
export function bill(cart: CheckoutRecord, address: CartAddress): void {
  const party = partyOf(address);
  checkAddress('billingAddress', party.address);
  cart.request = { ...cart.request, billTo: party, email: party.email ?? cart.request.email };
  if (cart.cart) cart.cart.billing = address;
  touch(cart);
}

/** @throws BadRequest for an invalid address */
export function deliver(cart: CheckoutRecord, address: CartAddress): void {
  const party = partyOf(address);
  checkAddress('shippingAddress', party.address);
  cart.request = { ...cart.request, shipTo: party };
  if (cart.cart) cart.cart.shipping = address;
  touch(cart);
}

/** @throws NotFound for a line that the cart does not have */
export function changeLine(cart: CheckoutRecord, id: string, info: Subscription | undefined): void {
  const line = cart.items.find((item) => item.id === id);
  if (!line) throw new NotFound('lineItemId', `The cart has no line ${JSON.stringify(id)}.`);
  const subscriptionInfo = { ...line.request.subscriptionInfo, ...info };
  const changed = { ...line, request: { ...line.request, subscriptionInfo } };
  setItems(
    cart,
    cart.items.map((item) => (item === line && info ? changed : item)),
  );
}

/** A product that is already in the cart gets a higher quantity. */
function addItem(cart: CheckoutRecord, item: CheckoutRequest['items'][number]): void {
  const index = cart.items.findIndex(({ request }) => request.productDetails?.id === item.productDetails?.id);
  const there = cart.items[index];
  setItems(
    cart,
    there
      ? cart.items.with(index, {
          id: there.id,
          request: { ...item, quantity: there.request.quantity + item.quantity },
        })
      : [...cart.items, { id: randomUUID(), request: item }],
  );
}

function setItems(cart: CheckoutRecord, items: CheckoutRecord['items']): void {
  cart.items = items;
  cart.request = { ...cart.request, items: items.map(({ request }) => request) };
  const level = cart.request.shippingChoice?.serviceLevel;
  if (level !== undefined) ship(cart, level);
  touch(cart);
}

/** @throws CartError for an unknown shipping option */
export function ship(cart: CheckoutRecord, option: string): void {
  cart.request = { ...cart.request, shippingChoice: shippingChoice(option, cart.request.items) };
  touch(cart);
}

/** @throws CartError while store credit is applied: it was made in the old currency */
export function changeShopper(shopper: ShopperRecord, changes: { locale?: string; currency?: string }): void {
  const { cart } = shopper;
  const { currency = shopper.currency, locale = shopper.locale } = changes;
  if (cart && currency !== cart.request.currency && cart.credits.length > 0) {
    throw new CartError('invalid-request', 'The currency cannot change while store credit is applied.');
  }
  shopper.locale = locale;
  shopper.currency = currency;
  if (cart && !cart.spent) cart.request = { ...cart.request, currency, locale };
}

function touch(cart: CheckoutRecord): void {
  cart.updatedTime = now();
}
