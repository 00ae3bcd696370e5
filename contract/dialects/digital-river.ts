/** The Digital River API: checkouts and orders. */
import type { DialectFacts, OrderMembers } from './facts.ts';

const dr = (
  status: number,
  type: string,
  code: string,
  message: string,
): { status: number; body: unknown } => ({ status, body: { type, errors: [{ code, message }] } });

const DR_ORDER: OrderMembers = {
  root: '',
  id: 'id',
  state: 'state',
  session: 'payment.session',
  sessionState: 'payment.session.state',
  foreignState: 'payment.session.status',
  redirect: 'payment.session.nextAction',
  instructedSource: 'payment.session.nextAction.data.sourceId',
  firstPayment: 'payment.charges.0.amount',
  firstItem: 'items.0',
};

export const digitalRiver: DialectFacts = {
  operations: {
    'container.create': { method: 'POST', path: '/checkouts$' },
    'container.read': { method: 'GET', path: '/checkouts/[^/]+$' },
    'container.change': { method: 'POST', path: '/checkouts/[^/]+$' },
    'source.attach': { method: 'POST', path: '/checkouts/[^/]+/sources/[^/]+$' },
    'source.detach': { method: 'DELETE', path: '/checkouts/[^/]+/sources/[^/]+$' },
    'source.save': { method: 'POST', path: '/customers/[^/]+/sources/[^/]+$' },
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
    amount: 'totalTax',
    firstPayment: 'payment.sources.0.amount',
    another: {
      path: 'payment.sources.1',
      value: { id: 'the-first-source', type: 'creditCard', amount: 1 },
    },
  },
  item: {
    required: [['skuId', 'productDetails'], ['price', 'aggregatePrice'], ['quantity']],
    product: 'productDetails.id',
  },
  shipsFrom: 'shipFrom.address.country',
  cardReusable: 'reusable',
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
    unfunded: dr(400, 'bad_request', 'order_submit_failed', 'Payment session status is invalid.'),
    broken: dr(500, 'internal_server_error', 'internal_error', 'Something went wrong.'),
  },
  made: 201,
  errorMember: 'type',
  tooEarly: [{ status: 400, code: 'order_submit_failed' }],
  orderedAgain: [404],
  unapprovedIsConflict: false,
  namesNextAction: true,
  tellsConsents: true,
  taxOnCart: false,
  detachedIsSpent: true,
  events: {
    awaitsFunds: 'order.pending_payment',
    funded: 'order.accepted',
    unfunded: 'order.cancelled',
  },
  acknowledgeWithin: 3_000,
  tellsOfUnfunded: true,
};
