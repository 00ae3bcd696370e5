/**
 * Rules of payments that do not lead directly to the confirmation page: the shopper never returns, returns
 * again or in another tab, the API does not answer, or events arrive in another order. No document states these
 * rules explicitly, so they are inferred.
 */
import type { Rule } from '../rule.ts';
import { from, fromCommerce } from './sources.ts';

const RETURN = 'How to implement a submit then redirect flow';
const STR = 'Submit then redirect (STR) payment flow';
const DELAYED = 'Handling delayed payment methods';
const CAPTURING = 'Delayed repayment methods';

const NO_EVENT =
  'The Commerce documents describe only two payment events: the reminder and the expiry of a delayed payment. Neither reports a paid order or a failed charge.';

export const returningRules = {
  'RDR-21': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    owedFor: 'paymentFlow:submit-then-redirect',
    text: 'While the shop cannot read the outcome of an order after the return, no page shows a success or a failure.',
    source: from('redirects', RETURN),
    inferred: true,
    inCommerce: { source: fromCommerce('flows', STR) },
  },
  'RDR-22': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    owedFor: 'flow:redirect',
    text: 'When the return URL is opened again after a successful payment, no page shows a failure or asks for another payment.',
    source: from('redirects', RETURN),
    inferred: true,
    inCommerce: { source: fromCommerce('capturing', 'Redirect payment methods') },
  },
  'RDR-23': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'paymentFlow:submit-then-redirect',
    text: 'A shopper who returns from the provider sees the outcome of the order that was paid, also when another order waits in another tab.',
    source: from('redirects', RETURN),
    inferred: true,
    inCommerce: {
      excluded:
        'In the Commerce API a request to resume a submission contains no order id, and a shopper has one active cart: two purchases at the same time are not documented.',
    },
  },
  'DLY-06': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'flow:receiver',
    text: 'The payment instructions are shown again after the page that shows them is reloaded.',
    source: from('delayed', DELAYED),
    inferred: true,
    inCommerce: { source: fromCommerce('capturing', CAPTURING) },
  },
  'DLY-07': {
    level: 'SHOULD',
    subject: 'shop',
    owedFor: 'flow:receiver',
    text: 'The order page shows the payment instructions as long as the order waits for its funds.',
    source: from('delayed', DELAYED),
    inferred: true,
    needs: 'orderPages',
    inCommerce: { source: fromCommerce('capturing', CAPTURING) },
  },
  'ORD-10': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'paymentFlow:submit-then-redirect',
    text: "After order.charge.failed the shop's order shows that the payment failed, also when the shopper never returned.",
    source: from('orders', 'The charge authorization failure event'),
    needs: 'webhooks',
    inCommerce: { excluded: NO_EVENT },
  },
  'ORD-11': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'An order that is refused with 409 is not confirmed.',
    source: from('rejected', '409 response status code'),
    inferred: true,
    inCommerce: {
      text: 'A submission that is refused for fraud (cart-fraud-failure) is not confirmed.',
      source: fromCommerce('conflicts', 'cart-fraud-failure'),
    },
  },
  'WHK-12': {
    level: 'SHOULD',
    subject: 'shop',
    forbids: true,
    owedFor: 'flow:receiver',
    text: 'An answer to an order request that arrives after a later event of that order does not move the order back to an earlier state.',
    source: from('orders', '201 Created'),
    inferred: true,
    needs: 'webhooks',
    inCommerce: { excluded: NO_EVENT },
  },
  'WHK-13': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    owedFor: 'paymentFlow:submit-then-redirect',
    text: 'An event of an order that the shopper abandoned changes nothing in the order that was paid instead.',
    source: from('orders', "Events early in an order's lifecycle"),
    inferred: true,
    needs: 'webhooks',
    inCommerce: { excluded: NO_EVENT },
  },
  'WHK-11': {
    level: 'SHOULD',
    subject: 'shop',
    forbids: true,
    owedFor: 'flow:receiver',
    text: 'An event that arrives after a later event does not move the order back to an earlier state. No document guarantees the sequence of delivery.',
    source: from('practices', 'Webhooks'),
    inferred: true,
    needs: 'webhooks',
    inCommerce: {
      excluded:
        'The Commerce documents name no event for a paid order, so no other event can arrive after it.',
    },
  },
} as const satisfies Record<string, Rule>;
