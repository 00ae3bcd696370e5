/** Rules of strong customer authentication, and of the provider's second look for fraud. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const authenticationRules = {
  'SCA-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'A saved card is authenticated before it is attached.',
    source: from('sca', 'How to ensure SCA compliance'),
  },
  'SCA-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'A failed authentication leads to another attempt, not to a silent order.',
    source: from('sca', 'How to ensure SCA compliance'),
  },
  'SCA-03': {
    level: 'MUST',
    subject: 'sdk',
    text: 'A source that asks for authentication is handed to the shop, by createSource or by a button, only once the shopper has passed the challenge.',
    source: from('sca', 'How to ensure SCA compliance'),
  },
  'SCA-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'authenticateSource resolves with complete, authentication_not_required or failed, as the shopper fared.',
    source: from('sdk', 'authenticateSource(data)'),
  },
  'SCA-05': {
    level: 'MUST',
    subject: 'provider',
    text: 'A documented card that is challenged asks for an action before its source is chargeable; a failed challenge makes no usable source.',
    source: from('testing', 'Credit cards'),
  },
  'FRD-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'An order in review is confirmed to the shopper, and made ready only when it is accepted.',
    source: from('orders', 'Handling in review orders'),
  },
  'FRD-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'order.blocked ends the order, and the shopper is told.',
    source: from('orders', 'The fraud block event'),
  },
  'FRD-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order under review is in_review with the fraud state review_opened, and its session complete.',
    source: from('orders', 'In review'),
  },
  'FRD-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order that the review blocks is blocked, and so is its fraud state.',
    source: from('events', 'order.blocked'),
  },
} as const satisfies Record<string, Rule>;
