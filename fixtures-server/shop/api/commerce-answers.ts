/** Converts the Commerce API's answers to the shop's common form. */
import { z } from 'zod';
import type { Checkout, NextAction, Order } from './answers.ts';

const Text = z.string().optional().catch(undefined);
const Amount = z.object({ value: z.coerce.number() }).optional().catch(undefined);
const Id = z.coerce.string();

const Session = z.object({
  id: z.string(),
  status: z.string(),
  // the other dialect's name for it
  state: Text,
  clientSecret: Text,
  redirectUrl: Text,
  amountRemainingToBeContributed: Amount,
});
const Source = z.looseObject({ type: z.string(), sourceId: z.string(), amountContributed: Amount });
const Method = Source.extend({
  sourceClientSecret: Text,
  charges: z.array(z.object({ status: Text })).catch([]),
  supplementaryPaymentMethods: z.array(Source).catch([]),
});
type Method = z.output<typeof Method>;
const Details = z.object({ flow: Text });

const Contents = z.object({
  lineItems: z
    .object({
      lineItem: z.array(
        z.object({
          id: Id.optional().catch(undefined),
          quantity: z.coerce.number().catch(0),
          product: z.object({ displayName: Text, name: Text }).optional().catch(undefined),
          pricing: z.object({ salePriceWithQuantity: Amount }).optional().catch(undefined),
        }),
      ),
    })
    .catch({ lineItem: [] }),
  pricing: z
    .object({ subtotal: Amount, tax: Amount, shippingAndHandling: Amount, orderTotal: Amount, total: Amount })
    .catch({}),
  paymentMethod: Method.optional().catch(undefined),
  businessEntityCode: Text,
});

export const CartAnswer = z.object({ cart: Contents.extend({ id: Id, paymentSession: Session }) });

const Attributes = z
  .object({ attribute: z.array(z.object({ name: z.string(), value: z.unknown() })) })
  .catch({ attribute: [] });
const OrderFacts = z.object({ id: Id, orderState: z.string(), customAttributes: Attributes });
const OrderContents = Contents.extend({ paymentSession: Session.optional().catch(undefined) });
const Submitted = OrderContents.extend({ order: OrderFacts });

/** The answers of submitting and resuming may be wrapped in an object. */
export const SubmitAnswer = z.union([
  z.object({ submitCart: Submitted }).transform(({ submitCart }) => submitCart),
  z.object({ resumeCart: Submitted }).transform(({ resumeCart }) => resumeCart),
  Submitted,
]);
const OneOrder = OrderContents.extend(OrderFacts.shape);
export const OrderAnswer = z.object({ order: OneOrder });
export const OrdersAnswer = z.union([
  z.object({ orders: z.object({ order: z.array(OneOrder) }) }).transform(({ orders }) => orders),
  z.object({ order: z.array(OneOrder) }),
]);

export const TokenAnswer = z.object({ access_token: z.string().min(1) });

/** The attribute of a cart and its order with the shop's order number. */
export const NUMBER_ATTRIBUTE = 'upstreamId';

/** @param currency of the shopper, which the cart's amounts are in */
export function checkoutOf({ cart }: z.output<typeof CartAnswer>, currency: string): Checkout {
  const { id, pricing, lineItems, paymentMethod, paymentSession, businessEntityCode } = cart;
  return {
    id,
    currency,
    totalAmount: pricing.orderTotal?.value ?? 0,
    // the other dialect's subtotal includes delivery, as the shop's pages state
    subtotal: (pricing.subtotal?.value ?? 0) + (pricing.shippingAndHandling?.value ?? 0),
    totalTax: pricing.tax?.value ?? 0,
    totalShipping: pricing.shippingAndHandling?.value ?? 0,
    ...(businessEntityCode === undefined ? {} : { sellingEntity: { id: businessEntityCode } }),
    items: lineItems.lineItem.map(({ id: line, quantity, product, pricing: price }) => ({
      id: line,
      quantity,
      amount: price?.salePriceWithQuantity?.value ?? 0,
      productDetails: { name: product?.displayName ?? product?.name },
    })),
    payment: { session: sessionOf(paymentSession), sources: sourcesOf(paymentMethod) },
  };
}

export function orderOf(answer: z.output<typeof SubmitAnswer>): Order {
  const { order, pricing, paymentMethod, paymentSession } = answer;
  const { state, sessionState } = STATES[spelt(order.orderState)] ?? { state: order.orderState };
  const session = sessionOf(paymentSession ?? { id: '', status: sessionState ?? '' });
  const charges = paymentMethod?.charges.map(({ status }) => ({ state: status })) ?? [];
  const nextAction = nextActionOf(session.state, paymentSession?.redirectUrl, paymentMethod);
  const number = order.customAttributes.attribute.find(({ name }) => name === NUMBER_ATTRIBUTE)?.value;
  return {
    id: order.id,
    state,
    checkoutId: undefined,
    upstreamId: typeof number === 'string' ? number : undefined,
    totalAmount: pricing.orderTotal?.value ?? pricing.total?.value,
    // in this dialect only the order's state shows a review
    fraudState: undefined,
    payment: {
      charges,
      session: { ...session, ...(nextAction ? { nextAction } : {}) },
      sources: sourcesOf(paymentMethod),
    },
  };
}

export function orderOfOne(order: z.output<typeof OneOrder>): Order {
  return orderOf({ ...order, order });
}

/** Order states in lower case, with the matching state of the payment session. */
const STATES: Readonly<Record<string, { readonly state: string; readonly sessionState?: string }>> = {
  open: { state: 'pending_payment' },
  source_pending_redirect: { state: 'pending_payment', sessionState: 'pending_redirect' },
  source_pending_funds: { state: 'pending_payment', sessionState: 'pending_funds' },
  charge_pending: { state: 'pending_payment', sessionState: 'pending' },
  pending_payment: { state: 'pending_payment', sessionState: 'pending' },
  in_review: { state: 'in_review', sessionState: 'complete' },
  in_process: { state: 'in_review', sessionState: 'complete' },
  submitted: { state: 'accepted', sessionState: 'complete' },
  complete: { state: 'complete', sessionState: 'complete' },
  cancelled: { state: 'cancelled', sessionState: 'failed' },
};

/** The documents write `Source Pending Funds` and `source_pending_redirect`. */
function spelt(orderState: string): string {
  return orderState.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

function sessionOf(
  session: Pick<z.output<typeof Session>, 'id' | 'status'> & Partial<z.output<typeof Session>>,
): Checkout['payment']['session'] {
  const { id, status, state, clientSecret, amountRemainingToBeContributed } = session;
  return {
    id,
    state: status,
    clientSecret,
    amountRemainingToBeContributed: amountRemainingToBeContributed?.value ?? 0,
    ...(state === undefined ? {} : { status: state }),
  };
}

/** The primary source first. */
function sourcesOf(method: Method | undefined): Checkout['payment']['sources'] {
  if (!method) return [];
  return [method, ...method.supplementaryPaymentMethods].map((source) => ({
    id: source.sourceId,
    type: source.type,
    amount: source.amountContributed?.value ?? 0,
    [source.type]: source[source.type],
  }));
}

/** This dialect only gives the redirect URL, or the source that waits for funds. */
function nextActionOf(
  state: string,
  redirectUrl: string | undefined,
  method: Method | undefined,
): NextAction | undefined {
  if (state === 'pending_redirect' && redirectUrl !== undefined) {
    return { action: 'redirect', data: { redirectUrl } };
  }
  if (state !== 'pending_funds' || !method) return undefined;
  const { type, sourceId, sourceClientSecret } = method;
  if (Details.safeParse(method[type]).data?.flow === 'redirect') return undefined;
  return { action: 'show_payment_instructions', data: { sourceId, sourceClientSecret } };
}
