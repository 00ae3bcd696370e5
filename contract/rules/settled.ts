/** Rules of what stays as it was agreed: totals, contributions, sources and the charges of a paid order. */
import type { Rule } from '../rule.ts';
import type { Trait } from '../traits.ts';
import { from, fromCommerce } from './sources.ts';

const REDIRECTS = 'Redirect payment methods';
/** The provider authorizes the payment before there is an order. */
const BEFORE_ORDER: Trait = {
  any: ['paymentFlow:redirect-then-submit', { all: ['paymentFlow:standard', { not: 'paidByShopButton' }] }],
};
const NO_CHARGES = 'An order of the Commerce API shows no charges: its state is all that tells of them.';

export const settledRules = {
  'AMT-10': {
    level: 'MUST',
    subject: 'provider',
    text: "The amount that a session says is contributed is the sum of its sources' amounts.",
    source: from('sessions', 'Amount contributed and remaining'),
    inCommerce: {
      source: fromCommerce('sessions', 'Amount contributed and amount remaining to be contributed'),
    },
  },
  'AMT-11': {
    level: 'SHOULD',
    subject: 'shop',
    // a card's source may be made at any time
    owedFor: { any: ['flow:redirect', 'flow:receiver'] },
    text: 'The total of a checkout is final before a redirect or delayed source is made for it: it is the same when it is ordered.',
    source: from('capturing', REDIRECTS),
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'AMT-12': {
    level: 'SHOULD',
    subject: 'shop',
    forbids: true,
    owedFor: BEFORE_ORDER,
    text: 'Once the shopper has authorized the payment at the provider, what is ordered is not changed: its total stays the same.',
    source: from('capturing', REDIRECTS),
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'AMT-13': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'What the shopper changes of a purchase once it has a payment session is in the total that is ordered.',
    source: from('capturing', REDIRECTS),
    inferred: true,
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'PRV-28': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'paymentFlow:submit-then-redirect',
    text: 'Refreshing an order answers with that order.',
    source: from('redirects', 'How to implement a submit then redirect flow'),
    inCommerce: {
      text: 'Resuming a cart answers with the order that it became when it was submitted.',
      source: fromCommerce('resuming', 'Resuming cart submission'),
    },
  },
  'PRV-29': {
    level: 'MUST',
    subject: 'provider',
    text: 'A source made with the public key is for a single use: it can be used again only once it is saved.',
    source: from('sources', 'Reusable or single-use'),
    inCommerce: { source: fromCommerce('sources', 'Reusable or single-use') },
  },
  'PRV-30': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { not: 'flow:receiver' },
    text: 'A single-use source that paid for an order is consumed.',
    source: from('sources', 'Source state'),
    inCommerce: { source: fromCommerce('sources', 'Source state') },
  },
  'PRV-31': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { not: 'flow:receiver' },
    text: 'The charges of an accepted order are authorized: none is pending, failed or cancelled.',
    source: from('orders', 'Accepted'),
    inCommerce: { excluded: NO_CHARGES },
  },
  'PRV-32': {
    level: 'MUST',
    subject: 'provider',
    text: 'What is read back by its id is what was asked for: a source, or an order.',
    source: from('retrieving', 'Get a Source object by identifier'),
    inCommerce: { source: fromCommerce('retrieving', 'Get a source object by identifier') },
  },
  'PRV-33': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order names the checkout that it was made of.',
    source: from('orders', 'Converting a checkout to an order'),
    inferred: true,
    inCommerce: { excluded: 'An order of the Commerce API does not name the cart that it was made of.' },
  },
} as const satisfies Record<string, Rule>;
