/** Rules of strong customer authentication, and of the provider's second look for fraud. */
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
    text: 'After a failed authentication the shop has the shopper try again before it goes on with the source.',
    source: from('sdk', 'Authenticating sources'),
  },
  'SCA-03': {
    level: 'MUST',
    subject: 'sdk',
    text: 'A source that asks for authentication is handed to the shop, by createSource or by a button, only once the shopper has passed the challenge.',
    source: from('workflows', 'Customers enter their payment information'),
  },
  'SCA-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'authenticateSource resolves with complete, authentication_not_required or failed, as the shopper fared.',
    source: from('sdk', 'Authenticating sources'),
  },
  'SCA-05': {
    level: 'MUST',
    subject: 'provider',
    text: 'A documented card that is challenged asks for an action before its source is chargeable; a failed challenge makes no usable source.',
    source: from('sources', 'Synchronous or asynchronous'),
    inferred: true,
  },
  'FRD-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'An order in review is made ready to fulfil only when it is accepted.',
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
    text: 'After order.blocked the shopper is told that the order has failed.',
    source: from('orders', 'The fraud block event'),
  },
  'FRD-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order under review is in_review with the fraud state review_opened, and its session complete.',
    source: from('events', 'order.review_opened'),
  },
  'FRD-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order that the review blocks is blocked, and so is its fraud state.',
    source: from('orders', 'The fraud block event'),
  },
} as const satisfies Record<string, Rule>;
