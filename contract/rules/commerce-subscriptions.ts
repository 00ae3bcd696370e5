/** Rules about subscriptions and tax identifiers in the Commerce API, which uses other calls for them. */
import type { RuleElsewhere } from '../rule.ts';
import { fromCommerce as from } from './sources.ts';
import type { subscriptionRules } from './subscriptions.ts';
import type { taxRules } from './tax.ts';

type Id = keyof typeof subscriptionRules | keyof typeof taxRules;

const ACQUISITION = 'Shopper enter and save their payment information during a subscription acquisition';
const onCart =
  'A tax identifier of the Commerce API is attached to a cart: no call attaches one to a shopper.';

export const commerceSubscriptionRules = {
  'SUB-01': {
    text: 'When a shopper acquires a subscription, the charge type of the cart is customer_initiated.',
    source: from('workflows', ACQUISITION),
  },
  'SUB-02': {
    text: 'Every recurring line carries subscriptionInfo when its cart is submitted.',
    source: from('subscriptions', 'Billing agreement identifier'),
  },
  'SUB-03': {
    text: 'The subscriptionInfo of every recurring line has autoRenewal: true for an automatic renewal, otherwise false.',
    source: from('subscriptions', 'Auto renewal'),
    level: 'SHOULD',
  },
  'SUB-04': { source: from('subscriptions', 'Subscription identifier'), inferred: true },
  'SUB-05': {
    text: 'Before the cart is submitted, every line that renews automatically carries the terms that the shopper accepted.',
    source: from('subscriptions', 'Terms'),
    level: 'SHOULD',
  },
  'SUB-06': {
    excluded:
      'No Commerce page asks a shop to send the start and end of a subscription: the response to the submission states them (Providing subscription information).',
  },
  'SUB-07': {
    text: 'Drop-in for a subscription is created only after autoRenewal true was sent with the cart.',
    source: from('workflows', ACQUISITION),
    level: 'SHOULD',
  },
  'SUB-08': {
    text: 'Drop-in for a subscription that renews automatically is configured to show the terms of sale, for use in a subscription.',
    source: from('workflows', ACQUISITION),
    level: 'SHOULD',
  },
  'SUB-09': {
    text: 'The source that pays the renewals of a subscription is attached to its shopper before it is applied to the cart.',
    source: from('subscriptions', 'Creating a billing agreement'),
    level: 'MUST',
  },
  'SUB-10': { source: from('workflows', ACQUISITION) },
  'SUB-11': { source: from('dropin', 'Filtering payment methods shown in Drop-in payments') },
  'SUB-12': {
    text: 'Drop-in with the terms of sale returns a source only after the shopper has accepted them.',
    source: from('dropin', 'Show terms of sale disclosure'),
  },
  'SUB-13': {
    excluded:
      'No Commerce page says which methods are listed for the session of a subscription: a method that cannot be charged again is refused where it pays for a commitment (Commitment price).',
  },
  'SUB-14': {
    text: 'A submitted cart names a billing agreement for each subscription line.',
    source: from('subscriptions', 'Creating a billing agreement'),
  },
  'TAX-01': {
    text: 'If the tax identifier element reports that the purchase can have a tax identifier, the shopper can enter one before the order.',
    source: from('taxElement', 'Ready'),
  },
  'TAX-02': {
    text: 'The shop creates the tax identifier element for the session or the country, and uses only numbers that the element accepts as valid.',
    source: from('taxElement', 'Creating a Tax Identifier element'),
    inferred: true,
  },
  'TAX-03': { excluded: `${onCart} What is attached to the cart is judged by TAX-04.` },
  'TAX-04': {
    text: 'A tax identifier that the shopper applies is attached to the cart, with its customer type, before a source is applied to the cart.',
    source: from('taxes', 'Attaching a tax identifier to a cart'),
    inferred: false,
  },
  'TAX-05': { source: from('taxElement', 'Change') },
  'TAX-06': {
    excluded:
      'The Commerce API has no tax identifier object: a cart has tax registrations, each with a key and a value (Tax registrations).',
  },
  'TAX-07': { excluded: onCart },
} satisfies Partial<Record<Id, RuleElsewhere>>;
