/**
 * How each dialect of the API says the same things: the calls by which a container (checkout or cart) is made, paid and
 * ordered, where in the answers a member stands, how refusals look, and which events are sent. Read off the documents;
 * the servers have code of their own.
 */
import type { Dialect } from './method.ts';

export type Operation =
  | 'container.create'
  | 'container.read'
  | 'container.change'
  | 'source.attach'
  | 'source.detach'
  | 'order.create'
  | 'order.read'
  /** Asks what became of an order after a redirect. */
  | 'order.outcome'
  | 'source.read'
  | 'source.create'
  | 'methods.list';

export interface Endpoint {
  readonly method: string;
  /** Regular expression on the end of the path. */
  readonly path: string;
}

/** Dotted paths in the answers that show a container, or an order. */
export interface ContainerMembers {
  readonly root: string;
  readonly session: string;
  readonly state: string;
  /** Where the other dialect has the state. */
  readonly foreignState: string;
  readonly contributed: string;
  /** A documented member that must be there. */
  readonly required: string;
  /** Where a second source would stand, and one to put there. */
  readonly another: { readonly path: string; readonly value: unknown };
}
export interface OrderMembers {
  readonly root: string;
  readonly state: string;
  readonly session: string;
  readonly sessionState: string;
  readonly foreignState: string;
  /** What tells the shop to redirect the shopper. */
  readonly redirect: string;
  readonly instructedSource: string;
}

export interface Refusal {
  readonly status: number;
  readonly body: unknown;
}

export interface DialectFacts {
  readonly operations: Readonly<Record<Operation, Endpoint>>;
  /** Operations whose answers show a container. */
  readonly show: readonly Operation[];
  /** Operations whose answers show a container once it is paid. */
  readonly showPaid: readonly Operation[];
  readonly container: ContainerMembers;
  readonly order: Readonly<Record<'order.create' | 'order.read' | 'order.outcome', OrderMembers>>;
  /** States of an order, as they are written in an answer. */
  readonly orderStates: {
    readonly paid: string;
    readonly awaitsRedirect: string;
    readonly awaitsFunds: string;
    readonly stopped: string;
  };
  readonly refusals: {
    readonly conflict: Refusal;
    readonly limited: Refusal;
    readonly invalid: Refusal;
    readonly broken: Refusal;
  };
  /** Status of an order that was made. */
  readonly made: number;
  /** A member that every refusal has. */
  readonly errorMember: string;
  /** Answers to an order outside requires_confirmation: any of these is right. */
  readonly tooEarly: readonly { readonly status: number; readonly code: string }[];
  /** Statuses of the answer to a container that is ordered a second time. */
  readonly orderedAgain: readonly number[];
  /** Asking for the outcome of a payment that was not approved is answered with a conflict. */
  readonly unapprovedIsConflict: boolean;
  /** Whether a next action is named, or is to be gathered from a redirect URL and the states. */
  readonly namesNextAction: boolean;
  /** The documents say that a detached single-use source is spent. */
  readonly detachedIsSpent: boolean;
  /** Events about an order's payment, by the moment; absent where none is documented. */
  readonly events: {
    readonly ordered: readonly string[];
    readonly awaitsFunds: string;
    readonly funded?: string;
    readonly unfunded: string;
  };
  /** Milliseconds within which a webhook is to be acknowledged; absent where none are documented. */
  readonly acknowledgeWithin?: number;
  /** The shop must tell the shopper of an order whose funds never arrived. */
  readonly tellsOfUnfunded: boolean;
}

const dr = (
  status: number,
  type: string,
  code: string,
  message: string,
): { status: number; body: unknown } => ({ status, body: { type, errors: [{ code, message }] } });

const DR_ORDER: OrderMembers = {
  root: '',
  state: 'state',
  session: 'payment.session',
  sessionState: 'payment.session.state',
  foreignState: 'payment.session.status',
  redirect: 'payment.session.nextAction',
  instructedSource: 'payment.session.nextAction.data.sourceId',
};

const digitalRiver: DialectFacts = {
  operations: {
    'container.create': { method: 'POST', path: '/checkouts$' },
    'container.read': { method: 'GET', path: '/checkouts/[^/]+$' },
    'container.change': { method: 'POST', path: '/checkouts/[^/]+$' },
    'source.attach': { method: 'POST', path: '/checkouts/[^/]+/sources/[^/]+$' },
    'source.detach': { method: 'DELETE', path: '/checkouts/[^/]+/sources/[^/]+$' },
    'order.create': { method: 'POST', path: '/orders$' },
    'order.read': { method: 'GET', path: '/orders/[^/]+$' },
    'order.outcome': { method: 'POST', path: '/orders/[^/]+/refresh$' },
    'source.read': { method: 'GET', path: '/sources/[^/]+$' },
    'source.create': { method: 'POST', path: '/payments/sources$' },
    'methods.list': { method: 'GET', path: '/payments/payment-methods$' },
  },
  show: ['container.create', 'container.change', 'container.read'],
  showPaid: ['container.read'],
  container: {
    root: '',
    session: 'payment.session',
    state: 'payment.session.state',
    foreignState: 'payment.session.status',
    contributed: 'payment.session.amountContributed',
    required: 'liveMode',
    another: {
      path: 'payment.sources.1',
      value: { id: 'the-first-source', type: 'creditCard', amount: 1 },
    },
  },
  order: { 'order.create': DR_ORDER, 'order.read': DR_ORDER, 'order.outcome': DR_ORDER },
  orderStates: {
    paid: 'accepted',
    awaitsRedirect: 'pending_payment',
    awaitsFunds: 'pending_payment',
    stopped: 'blocked',
  },
  refusals: {
    conflict: dr(409, 'conflict', 'failed-request', 'The payment could not be charged.'),
    invalid: dr(400, 'bad_request', 'order_create_failed', 'The order could not be made.'),
    limited: dr(429, 'too_many_requests', 'rate_limit_exceeded', 'Too many requests.'),
    broken: dr(500, 'internal_server_error', 'internal_error', 'Something went wrong.'),
  },
  made: 201,
  errorMember: 'type',
  tooEarly: [{ status: 400, code: 'order_submit_failed' }],
  orderedAgain: [404],
  unapprovedIsConflict: false,
  namesNextAction: true,
  detachedIsSpent: true,
  events: {
    ordered: ['order.accepted', 'order.pending_payment'],
    awaitsFunds: 'order.pending_payment',
    funded: 'order.accepted',
    unfunded: 'order.cancelled',
  },
  acknowledgeWithin: 3_000,
  tellsOfUnfunded: true,
};

const CART = '/v1/shoppers/me/carts/active';
const commerceRefusal = (status: number, code: string, description: string): Refusal => ({
  status,
  body: { errors: { error: [{ relation: CART, code, description }] } },
});

/** The members of an order's answer, below the object that wraps it. */
const commerceOrder = (root: string, order: string): OrderMembers => ({
  root,
  state: `${order}.orderState`,
  session: `${root}.paymentSession`,
  sessionState: `${root}.paymentSession.status`,
  foreignState: `${root}.paymentSession.state`,
  redirect: `${root}.paymentSession.redirectUrl`,
  instructedSource: `${root}.paymentMethod.sourceId`,
});

const commerce: DialectFacts = {
  operations: {
    'container.create': { method: 'POST', path: `${CART}$` },
    'container.read': { method: 'GET', path: `${CART}$` },
    'container.change': { method: 'POST', path: `${CART}/apply-shopper$` },
    'source.attach': { method: 'POST', path: `${CART}/apply-payment-method$` },
    'source.detach': { method: 'DELETE', path: `${CART}/(apply-payment-method|payment)$` },
    'order.create': { method: 'POST', path: `${CART}/submit-cart$` },
    'order.read': { method: 'GET', path: '/v1/shoppers/me/orders/[^/]+$' },
    'order.outcome': { method: 'POST', path: `${CART}/resume-cart$` },
    'source.read': { method: 'GET', path: '/sources/[^/]+$' },
    'source.create': { method: 'POST', path: '/payments/sources$' },
    'methods.list': { method: 'GET', path: '/payments/payment-methods$' },
  },
  show: ['container.create', 'container.change', 'container.read', 'source.attach'],
  showPaid: ['container.read', 'source.attach'],
  container: {
    root: 'cart',
    session: 'cart.paymentSession',
    state: 'cart.paymentSession.status',
    foreignState: 'cart.paymentSession.state',
    contributed: 'cart.paymentSession.amountContributed.value',
    required: 'cart.paymentSession.clientSecret',
    another: {
      path: 'cart.paymentMethod.supplementaryPaymentMethods',
      value: [{ type: 'creditCard', sourceId: 'the-first-source' }],
    },
  },
  order: {
    'order.create': commerceOrder('submitCart', 'submitCart.order'),
    'order.read': commerceOrder('order', 'order'),
    'order.outcome': commerceOrder('resumeCart', 'resumeCart.order'),
  },
  orderStates: {
    paid: 'Submitted',
    awaitsRedirect: 'Source Pending Redirect',
    awaitsFunds: 'Source Pending Funds',
    stopped: 'Dispute',
  },
  refusals: {
    conflict: commerceRefusal(409, 'cart-charge-failure', 'The payment could not be charged.'),
    invalid: commerceRefusal(400, 'invalid-request', 'The order could not be made.'),
    limited: commerceRefusal(409, 'rate-limit-quota-exceeded', 'Too many requests.'),
    broken: commerceRefusal(500, 'internal-server-error', 'Something went wrong.'),
  },
  made: 200,
  errorMember: 'errors',
  // the page on sessions shows the one, the list of error codes the other
  tooEarly: [
    { status: 409, code: 'submit-cart-failed' },
    { status: 400, code: 'order_submit_failed' },
  ],
  orderedAgain: [400, 404, 409],
  unapprovedIsConflict: true,
  namesNextAction: false,
  detachedIsSpent: false,
  events: {
    ordered: ['delayed_payment.reminder'],
    awaitsFunds: 'delayed_payment.reminder',
    unfunded: 'delayed_payment.expired',
  },
  tellsOfUnfunded: false,
};

export const dialects: Readonly<Record<Dialect, DialectFacts>> = {
  'digital-river-api': digitalRiver,
  'commerce-api': commerce,
};
