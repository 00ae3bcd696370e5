/** Rules of subscriptions with automatic renewal: how they are acquired, and what their renewal needs. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const subscriptionRules = {
  'SUB-01': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'When a shopper acquires a subscription, the charge type of the checkout is customer_initiated.',
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
    text: 'The subscriptionInfo of every recurring item has autoRenewal: true for an automatic renewal, otherwise false.',
    source: from('checklist', "Specify a subscription's renewal method"),
  },
  'SUB-04': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'If the shop gives a subscription its own id, no other acquisition has the same id.',
    source: from('checklist', 'Generate a subscription identifier'),
  },
  'SUB-05': {
    level: 'MUST',
    subject: 'shop',
    text: 'Before the order, every item that renews automatically carries the terms that the shopper accepted.',
    source: from('checklist', "Send the subscription's terms"),
  },
  'SUB-06': {
    level: 'MUST',
    subject: 'shop',
    owedFor: 'tellsSubscriptionTimes',
    text: 'A subscription paid with Klarna states its start and its end in UTC, and the end is after the start.',
    source: from('subscriptions', 'Start and end time'),
  },
  'SUB-07': {
    level: 'MUST',
    subject: 'shop',
    text: 'Drop-in is created only after autoRenewal true was sent with the checkout. Otherwise Drop-in shows payment methods that cannot be charged again.',
    source: from('checklist', 'Display reusable payment sources'),
  },
  'SUB-08': {
    level: 'MUST',
    subject: 'shop',
    text: 'Drop-in for a subscription that renews automatically is configured to show the combined terms, for use in a subscription.',
    source: from(
      'workflows',
      'Customers enter and save their payment information during a subscription acquisition',
    ),
  },
  'SUB-09': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'The source that pays the renewals of a subscription is saved to the customer before it is attached to the checkout.',
    source: from('checklist', "Save ready for storage source to customer's account"),
  },
  'SUB-10': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'The renewal terms of a subscription are shown, and nothing is attached or ordered before the shopper has accepted them.',
    source: from('disclosures', 'Disclose the autorenewal terms'),
  },
  'SUB-11': {
    level: 'MUST',
    subject: 'sdk',
    text: 'Drop-in for a subscription that renews automatically shows only payment methods that the provider lists for its session.',
    source: from('checklist', 'Display reusable payment sources'),
  },
  'SUB-12': {
    level: 'MUST',
    subject: 'sdk',
    forbids: true,
    text: 'Drop-in with the combined terms returns a source only after the shopper has accepted them, together with the terms and the consent.',
    source: from('external', 'Acquiring acceptance of the autorenewal terms'),
  },
  'SUB-13': {
    level: 'MUST',
    subject: 'provider',
    text: 'For the session of a checkout that renews automatically, only payment methods that support recurring payments are listed.',
    source: from('subscriptions', 'Auto renewal'),
  },
  'SUB-14': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order names a billing agreement for each subscription item.',
    source: from('subscriptions', 'Billing agreements'),
  },
} as const satisfies Record<string, Rule>;
