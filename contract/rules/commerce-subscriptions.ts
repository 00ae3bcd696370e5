/** Subscriptions and tax identifiers, as the Commerce API's documents have them: by other means. */
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
    text: 'The cart of a subscription that a shopper acquires says that the customer initiates the charge.',
    source: from('workflows', ACQUISITION),
  },
  'SUB-02': {
    text: 'Every line that recurs carries subscriptionInfo when its cart is submitted.',
    source: from('subscriptions', 'Billing agreement identifier'),
  },
  'SUB-03': {
    text: 'The subscriptionInfo of every recurring line says with autoRenewal, true or false, how it is renewed.',
    source: from('subscriptions', 'Auto renewal'),
    level: 'SHOULD',
  },
  'SUB-04': { source: from('subscriptions', 'Subscription identifier'), inferred: true },
  'SUB-05': {
    text: 'Before it is submitted every line that renews itself carries the terms that the shopper accepted.',
    source: from('subscriptions', 'Terms'),
    level: 'SHOULD',
  },
  'SUB-06': {
    excluded:
      'No Commerce page asks a shop when a subscription starts and ends: the answer to the submitted cart tells it (Providing subscription information).',
  },
  'SUB-07': {
    text: 'Drop-in of a subscription is made once the cart says that it renews itself.',
    source: from('workflows', ACQUISITION),
    level: 'SHOULD',
  },
  'SUB-08': {
    text: 'Drop-in of a subscription that renews itself is made to show the terms of sale, for use in a subscription.',
    source: from('workflows', ACQUISITION),
    level: 'SHOULD',
  },
  'SUB-09': {
    text: 'The source that a subscription renews with is attached to its shopper before it is applied to the cart.',
    source: from('subscriptions', 'Creating a billing agreement'),
    level: 'MUST',
  },
  'SUB-10': { source: from('workflows', ACQUISITION) },
  'SUB-11': { source: from('dropin', 'Filtering payment methods shown in Drop-in payments') },
  'SUB-12': {
    text: 'Drop-in that shows the terms of sale hands over no source before they are accepted.',
    source: from('dropin', 'Show terms of sale disclosure'),
  },
  'SUB-13': {
    excluded:
      'No Commerce page says which methods are listed for the session of a subscription: a method that cannot be charged again is refused where it pays for a commitment (Commitment price).',
  },
  'SUB-14': {
    text: 'A submitted cart names a billing agreement for each line that is a subscription.',
    source: from('subscriptions', 'Creating a billing agreement'),
  },
  'TAX-01': {
    text: 'Where the tax identifier element says that there is one for the purchase, the shopper can give it before the order.',
    source: from('taxElement', 'Ready'),
  },
  'TAX-02': {
    text: 'A tax identifier element is made for the session or the country, and what it does not find valid goes no further.',
    source: from('taxElement', 'Creating a Tax Identifier element'),
    inferred: true,
  },
  'TAX-03': { excluded: `${onCart} What is attached to the cart is judged by TAX-04.` },
  'TAX-04': {
    text: 'A tax identifier that the shopper applies is attached to the cart, for the type of customer it is for, before the cart is given a source.',
    source: from('taxes', 'Attaching a tax identifier to a cart'),
    inferred: false,
  },
  'TAX-05': { source: from('taxElement', 'Change') },
  'TAX-06': {
    excluded:
      'The Commerce API makes no tax identifier of its own: a cart has registrations of a key and a value (Tax registrations).',
  },
  'TAX-07': { excluded: onCart },
} satisfies Partial<Record<Id, RuleElsewhere>>;
