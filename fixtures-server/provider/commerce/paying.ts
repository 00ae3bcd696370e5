/** Paying for a cart: sources are applied and detached, the cart is submitted, and resumed after a redirect. */
import type { Context } from '../context.ts';
import { charge } from '../payment/charge.ts';
import { attachCredit, detachCredit } from '../payment/credit.ts';
import { placeOrder } from '../payment/place-order.ts';
import { attach, detach, sessionOf } from '../payment/session.ts';
import type {
  CheckoutRecord,
  JsonObject,
  OrderRecord,
  ShopperRecord,
  SourceRecord,
} from '../state/records.ts';
import { bill } from './cart.ts';
import { CartAddress } from './cart-request.ts';
import { CartError, inTermsOf } from './errors.ts';

/** @throws CartError unless the source can pay for this cart, next to its other sources */
export function applySource({ store }: Context, cart: CheckoutRecord, sourceId: string): void {
  const refuse = (description: string): CartError => new CartError('apply-payment-failure', description);
  if (cart.items.length === 0) throw refuse('A payment method cannot be applied to an empty cart.');
  const credit = store.credits.get(sourceId);
  if (credit) {
    if (cart.primary) throw refuse('Store credit is applied before any other payment method.');
    if (cart.credits.length > 0) throw refuse('A cart takes store credit once.');
    inTermsOf('apply-payment-failure', () => attachCredit(cart, credit));
    return;
  }
  const source = store.sources.get(sourceId);
  if (!source) throw refuse(`There is no source ${JSON.stringify(sourceId)}.`);
  if (cart.primary) throw refuse('The cart has a payment method: it has to be detached first.');
  inTermsOf('apply-payment-failure', () => attach(cart, source));
  // the owner of the source replaces a missing billing address
  const { data: owner } = cart.request.billTo
    ? { data: undefined }
    : CartAddress.safeParse(ownerAddress(source));
  if (owner) bill(cart, owner);
}

/** @param sourceId source to detach; absent: all. @throws CartError if there is nothing to detach */
export function detachSources(cart: CheckoutRecord, sourceId?: string): void {
  const credits = cart.credits.filter(({ id }) => sourceId === undefined || id === sourceId);
  const source = cart.primary?.source;
  const primary = source && (sourceId === undefined || source.id === sourceId) ? source : undefined;
  if (!primary && credits.length === 0) {
    throw new CartError('delete-payment-failure', 'The cart has no such payment method.');
  }
  inTermsOf('delete-payment-failure', () => {
    if (primary) detach(cart, primary);
    for (const credit of credits) detachCredit(cart, credit);
  });
}

/** @throws CartError if something is missing, or if the charge is refused (then the cart cannot be used again) */
export function submitCart(context: Context, shopper: ShopperRecord): OrderRecord {
  const { cart } = shopper;
  const { billTo, shipTo, shippingChoice, email } = cart?.request ?? {};
  if (!cart || cart.items.length === 0 || !billTo || !shipTo || !shippingChoice || !email) {
    throw new CartError('submit-cart-failed', 'The cart lacks something that an order needs.');
  }
  if (!cart.spent && sessionOf(cart).state !== 'requires_confirmation') {
    throw new CartError('submit-cart-failed', 'The payment session is not ready for an order.');
  }
  const order = inTermsOf('cart-charge-failure', () => placeOrder(context, cart));
  delete shopper.cart;
  shopper.orders.unshift(order);
  if (order.sessionState === 'pending_redirect') shopper.suspended = order;
  return order;
}

/** @throws CartError unless an order waits for a redirect, and the shopper has authorized the payment */
export function resumeCart(context: Context, shopper: ShopperRecord): OrderRecord {
  const { suspended: order } = shopper;
  if (order?.sessionState !== 'pending_redirect') {
    throw new CartError('resume-cart-failure', 'There is no order that waits for a redirect.');
  }
  if (order.source?.state !== 'chargeable') {
    throw new CartError('resume-cart-failure', 'The payment of the order was not authorized.');
  }
  charge(context, order);
  delete shopper.suspended;
  if (order.state === 'cancelled') {
    throw new CartError('cart-charge-failure', 'The payment was refused.');
  }
  return order;
}

function ownerAddress({ owner = {} }: SourceRecord): JsonObject {
  const { firstName, lastName, phoneNumber, email, address } = owner;
  const { state, ...rest } = (address ?? {}) as JsonObject;
  return { ...rest, firstName, lastName, phoneNumber, countrySubdivision: state, emailAddress: email };
}
