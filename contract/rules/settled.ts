/** Rules about values that must not change or must agree: totals, contributions, sources and the charges of a paid order. */
import type { Rule } from '../rule.ts';
import type { Trait } from '../traits.ts';
import { from, fromCommerce } from './sources.ts';

const REDIRECTS = 'Redirect payment methods';
/** Methods whose payment the provider authorizes before the order is made. */
const BEFORE_ORDER: Trait = {
  any: ['paymentFlow:redirect-then-submit', { all: ['paymentFlow:standard', { not: 'paidByShopButton' }] }],
};
const NO_CHARGES = 'An order of the Commerce API shows no charges: only its state reflects them.';

export const settledRules = {
  'AMT-10': {
    level: 'MUST',
    subject: 'provider',
    text: "The contributed amount of a session is the sum of its sources' amounts.",
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
    text: 'The total of a checkout is final before a redirect or delayed source is made for it: the ordered total is the same.',
    source: from('capturing', REDIRECTS),
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'AMT-12': {
    level: 'SHOULD',
    subject: 'shop',
    forbids: true,
    owedFor: BEFORE_ORDER,
    text: 'After the shopper has authorized the payment at the provider, the shop does not change what it orders: the total stays the same.',
    source: from('capturing', REDIRECTS),
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'AMT-13': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'The ordered total includes the changes that the shopper makes after the purchase has a payment session.',
    source: from('capturing', REDIRECTS),
    inferred: true,
    inCommerce: { source: fromCommerce('capturing', REDIRECTS) },
  },
  'PRV-28': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'paymentFlow:submit-then-redirect',
    text: 'Refreshing an order returns that order.',
    source: from('redirects', 'How to implement a submit then redirect flow'),
    inCommerce: {
      text: 'Resuming a cart returns the order that its submission made.',
      source: fromCommerce('resuming', 'Resuming cart submission'),
    },
  },
  'PRV-29': {
    level: 'MUST',
    subject: 'provider',
    text: 'A source made with the public key is single-use: it can be used again only after it is saved.',
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
    text: 'Reading a source or an order by its id returns that source or order.',
    source: from('retrieving', 'Get a Source object by identifier'),
    inCommerce: { source: fromCommerce('retrieving', 'Get a source object by identifier') },
  },
  'PRV-33': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order names the checkout that it was made from.',
    source: from('orders', 'Converting a checkout to an order'),
    inferred: true,
    inCommerce: { excluded: 'An order of the Commerce API does not state from which cart it was made.' },
  },
} as const satisfies Record<string, Rule>;
