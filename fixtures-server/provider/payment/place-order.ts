/** Makes an order from a checkout, in the state that its source allows. */
import { randomUUID } from 'node:crypto';
import type { TriggerEffect } from '../../../contract/wire.ts';
import type { Context } from '../context.ts';
import { BadRequest, Conflict, MissingParameter, NotFound } from '../errors.ts';
import type {
  CheckoutRecord,
  ItemRecord,
  NextAction,
  OrderRecord,
  SessionState,
  SourceRecord,
} from '../state/records.ts';
import { taxIdentifiersOf } from '../tax/tax-identifiers.ts';
import { charge } from './charge.ts';
import { now } from './ids.ts';
import { sessionOf } from './session.ts';
import { totalsOf } from './totals.ts';
import { effectOf } from './triggers.ts';

/** The states of an order while its source is not chargeable yet. */
interface Wait {
  readonly sessionState: SessionState;
  readonly nextAction: NextAction;
}

/** Effects on the charge that an order makes immediately. */
const REFUSED: readonly TriggerEffect[] = ['chargeFails', 'challengesThenChargeFails'];

/** @throws NotFound for a checkout that was already ordered, BadRequest if it is not ready, Conflict if the charge is refused */
export function placeOrder(context: Context, checkout: CheckoutRecord): OrderRecord {
  const source = readySource(checkout);
  // a tax identifier may no longer apply after a change of address
  taxIdentifiersOf(context.store, checkout.request);
  const wait = source && waitFor(source);
  const effect = source && effectOf(source, checkout);
  if (source && !wait && (source.state !== 'chargeable' || REFUSED.includes(effect ?? 'succeeds'))) {
    checkout.spent = true;
    if (source.state === 'chargeable' && !source.customer) source.state = 'consumed';
    throw new Conflict('failed-request', 'The payment was refused.');
  }
  const order: OrderRecord = {
    id: context.numbers.digits(12),
    createdTime: now(),
    updatedTime: now(),
    checkout,
    ...(source ? { source } : {}),
    totals: totalsOf(checkout.request),
    state: 'pending_payment',
    sessionState: wait?.sessionState ?? 'pending',
    transitions: { pending_payment: now() },
    charges: [],
    requestToBeForgotten: false,
    ...(wait ? { nextAction: wait.nextAction } : {}),
    ...(checkout.request.upstreamId === undefined ? {} : { upstreamId: checkout.request.upstreamId }),
    ...(checkout.request.metadata === undefined ? {} : { metadata: checkout.request.metadata }),
  };
  checkout.order = order;
  checkout.items = checkout.items.map(underAgreement);
  context.store.orders.set(order.id, order);
  context.announceOrder('order.created', order);
  if (wait) context.announceOrder('order.pending_payment', order);
  else charge(context, order);
  return order;
}

/** Every subscription has a billing agreement: the existing agreement for a renewal, otherwise a new one. */
function underAgreement(item: ItemRecord): ItemRecord {
  const { subscriptionInfo } = item.request;
  if (!subscriptionInfo) return item;
  const info = { billingAgreementId: randomUUID(), ...subscriptionInfo };
  return { ...item, request: { ...item.request, subscriptionInfo: info } };
}

/** The primary source of a checkout that may be ordered; none if credit pays for everything. */
function readySource(checkout: CheckoutRecord): SourceRecord | undefined {
  const { order, spent, request, primary } = checkout;
  if (order) throw new NotFound('orderId', `The checkout has become order ${order.id}.`);
  if (spent)
    throw new Conflict('failed-request', 'The payment was declined; this checkout cannot be used again.');
  if (sessionOf(checkout).state !== 'requires_confirmation') {
    throw new BadRequest({
      code: 'order_submit_failed',
      message: 'The payment session is not ready for an order.',
    });
  }
  if (!request.email) {
    throw new BadRequest({
      code: 'order_create_failed',
      parameter: 'email',
      message: 'An order needs an e-mail address.',
    });
  }
  // the owner of the primary source replaces a missing billing address; the owner of credit does not
  if (!request.billTo && !primary?.source.owner) throw new MissingParameter('billTo.address.country');
  const { customer } = primary?.source ?? {};
  if (customer && customer.id !== request.customerId) {
    throw new Conflict('source_in_use', 'The source belongs to another customer.', 'sourceId');
  }
  return primary?.source;
}

function waitFor(source: SourceRecord): Wait | undefined {
  if (source.state === 'pending_redirect' && source.redirect) {
    const { redirectUrl } = source.redirect;
    return {
      sessionState: 'pending_redirect',
      nextAction: { action: 'redirect', data: { redirectUrl } },
    };
  }
  if (source.state === 'pending_funds') {
    const data = { sourceId: source.id, sourceClientSecret: source.clientSecret };
    return { sessionState: 'pending_funds', nextAction: { action: 'show_payment_instructions', data } };
  }
  return undefined;
}
