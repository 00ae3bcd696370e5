/** Rules of strong customer authentication, and of the provider's fraud review. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const authenticationRules = {
  'SCA-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'A saved card is authenticated before it is attached.',
    source: from('workflows', 'Customers retrieve their payment information'),
  },
  'SCA-02': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'After a failed authentication the shop lets the shopper try again before it uses the source.',
    source: from('sdk', 'Authenticating sources'),
  },
  'SCA-03': {
    level: 'MUST',
    subject: 'sdk',
    text: 'The SDK returns a source that requires authentication (from createSource or a button) only after the shopper has passed the challenge.',
    source: from('workflows', 'Customers enter their payment information'),
  },
  'SCA-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'authenticateSource resolves with complete, authentication_not_required or failed, according to the outcome of the challenge.',
    source: from('sdk', 'Authenticating sources'),
  },
  'SCA-05': {
    level: 'MUST',
    subject: 'provider',
    text: 'With a documented challenge card, the source requires an action before it is chargeable; a failed challenge gives no usable source.',
    source: from('sources', 'Synchronous or asynchronous'),
    inferred: true,
  },
  'FRD-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'An order in review becomes ready to fulfil only when it is accepted.',
    source: from('orders', 'The in-process fraud review event'),
  },
  'FRD-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'order.blocked ends the order in the shop.',
    source: from('orders', "Events early in an order's lifecycle"),
  },
  'FRD-05': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'After order.blocked the shop informs the shopper that the order has failed.',
    source: from('orders', 'The fraud block event'),
  },
  'FRD-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order under review has the state in_review and the fraud state review_opened, and its session is complete.',
    source: from('events', 'order.review_opened'),
  },
  'FRD-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order that the review blocks has the state blocked and the fraud state blocked.',
    source: from('orders', 'The fraud block event'),
  },
} as const satisfies Record<string, Rule>;
