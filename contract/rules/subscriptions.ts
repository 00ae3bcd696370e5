/** Rules of subscriptions with automatic renewal: how they are acquired, and what their renewal needs. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const subscriptionRules = {
  'SUB-01': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'The checkout of a subscription that a shopper acquires says that the customer initiates the charge.',
    source: from('checklist', 'Set charge type to customer initiated in subscription acquisitions'),
  },
  'SUB-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'Every item that recurs carries subscriptionInfo when its checkout is ordered.',
    source: from('checklist', 'Send subscription information'),
  },
  'SUB-03': {
    level: 'MUST',
    subject: 'shop',
    text: 'The subscriptionInfo of every recurring item says with autoRenewal, true or false, how it is renewed.',
    source: from('checklist', "Specify a subscription's renewal method"),
  },
  'SUB-04': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'Where the shop gives a subscription an id of its own, no other acquisition has the same.',
    source: from('checklist', 'Generate a subscription identifier'),
  },
  'SUB-05': {
    level: 'MUST',
    subject: 'shop',
    text: 'Before the order every item that renews itself carries the terms that the shopper accepted.',
    source: from('checklist', "Send the subscription's terms"),
  },
  'SUB-06': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'tellsSubscriptionTimes',
    text: 'A subscription paid with Klarna tells when it starts and when it ends, in UTC, the end after the start.',
    source: from('subscriptions', 'Start and end time'),
  },
  'SUB-07': {
    level: 'MUST',
    subject: 'shop',
    text: 'Drop-in is made only once the checkout says that its subscription renews itself: nothing else leaves out the payment methods that cannot be charged again.',
    source: from('checklist', 'Display reusable payment sources'),
  },
  'SUB-08': {
    level: 'MUST',
    subject: 'shop',
    text: 'Drop-in of a subscription that renews itself is made to show the combined terms, for use in a subscription.',
    source: from(
      'workflows',
      'Customers enter and save their payment information during a subscription acquisition',
    ),
  },
  'SUB-09': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'The source that a subscription renews with is saved to the customer before it is attached to the checkout.',
    source: from('checklist', "Save ready for storage source to customer's account"),
  },
  'SUB-10': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'The terms under which a subscription renews itself are shown, and nothing is attached or ordered before the shopper has accepted them.',
    source: from('disclosures', 'Disclose the autorenewal terms'),
  },
  'SUB-11': {
    level: 'MUST',
    subject: 'sdk',
    text: 'Drop-in of a subscription that renews itself shows no payment method that the provider does not list for its session.',
    source: from('checklist', 'Display reusable payment sources'),
  },
  'SUB-12': {
    level: 'MUST',
    subject: 'sdk',
    forbids: true,
    text: 'Drop-in that shows the combined terms hands over no source before they are accepted, and with it the terms and the consent.',
    source: from('external', 'Acquiring acceptance of the autorenewal terms'),
  },
  'SUB-13': {
    level: 'MUST',
    subject: 'provider',
    text: 'For the session of a checkout that renews itself only payment methods are listed that support recurring payments.',
    source: from('subscriptions', 'Auto renewal'),
  },
  'SUB-14': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order names a billing agreement for each item that is a subscription.',
    source: from('subscriptions', 'Billing agreements'),
  },
} as const satisfies Record<string, Rule>;
