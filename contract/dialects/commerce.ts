/** The Commerce API: carts, submitted and resumed. */
import type { DialectFacts, OrderMembers, Refusal } from './facts.ts';

/** The shopper's active cart, below the API's base. */
export const CART = '/v1/shoppers/me/carts/active';
const commerceRefusal = (status: number, code: string, description: string): Refusal => ({
  status,
  body: { errors: { error: [{ relation: CART, code, description }] } },
});

/** The members of an order's answer, below the object that wraps it. */
const commerceOrder = (root: string, order: string): OrderMembers => ({
  root,
  id: `${order}.id`,
  state: `${order}.orderState`,
  session: `${root}.paymentSession`,
  sessionState: `${root}.paymentSession.status`,
  foreignState: `${root}.paymentSession.state`,
  redirect: `${root}.paymentSession.redirectUrl`,
  instructedSource: `${root}.paymentMethod.sourceId`,
  firstPayment: `${root}.paymentMethod.amountContributed.value`,
  firstItem: `${root}.lineItems.lineItem.0`,
});

export const commerce: DialectFacts = {
  operations: {
    'container.create': { method: 'POST', path: `${CART}$` },
    'container.read': { method: 'GET', path: `${CART}$` },
    'container.change': { method: 'POST', path: `${CART}/apply-shopper$` },
    'source.attach': { method: 'POST', path: `${CART}/apply-payment-method$` },
    'source.detach': { method: 'DELETE', path: `${CART}/(apply-payment-method|payment)$` },
    'source.save': { method: 'POST', path: '/v1/shoppers/me/payment-options$' },
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
    amount: 'cart.pricing.tax.value',
    firstPayment: 'cart.paymentMethod.amountContributed.value',
    another: {
      path: 'cart.paymentMethod.supplementaryPaymentMethods',
      value: [{ type: 'creditCard', sourceId: 'the-first-source' }],
    },
  },
  // the price comes from the catalogue, and the default quantity is 1
  item: { required: [['product.id', 'product.externalReferenceId']], product: 'product.id' },
  cardReusable: 'creditCard.reusable',
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
    conflict: commerceRefusal(
      409,
      'cart-fraud-failure',
      'The order could not be submitted due to fraud validation failure',
    ),
    invalid: commerceRefusal(400, 'invalid-request', 'The order could not be made.'),
    limited: commerceRefusal(409, 'rate-limit-quota-exceeded', 'Too many requests.'),
    unfunded: commerceRefusal(400, 'order_submit_failed', 'Payment session status is invalid.'),
    broken: commerceRefusal(500, 'internal-server-error', 'Something went wrong.'),
  },
  made: 200,
  errorMember: 'errors',
  // the first code is from the page on sessions, the second from the list of error codes
  tooEarly: [
    { status: 409, code: 'submit-cart-failed' },
    { status: 400, code: 'order_submit_failed' },
  ],
  orderedAgain: [400, 404, 409],
  unapprovedIsConflict: true,
  namesNextAction: false,
  tellsConsents: false,
  taxOnCart: true,
  detachedIsSpent: false,
  events: {
    awaitsFunds: 'delayed_payment.reminder',
    unfunded: 'delayed_payment.expired',
  },
  tellsOfUnfunded: false,
};
