/** Rules of store credit: secondary sources beside a primary one, or alone. */
import type { Rule } from '../rule.ts';
import { from, fromCommerce } from './sources.ts';

const singleUse = 'Using secondary sources with a single use primary source';

export const creditRules = {
  'SES-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'While secondary sources are below the total, the session stays requires_source.',
    source: from('sessions', 'requires_source'),
  },
  'SES-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'Secondary sources that equal the total make the session requires_confirmation.',
    source: from('sessions', 'requires_confirmation'),
  },
  'AMT-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'Secondary sources are attached before a single-use primary source.',
    source: from('managing', singleUse),
  },
  'AMT-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'Store credit above what remains is refused with 409 session_source_amount_too_large and changes nothing.',
    source: from('credit', 'Attaching store credit to checkouts'),
  },
  'AMT-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'Store credit after a single-use primary source is refused with 409 session_update_not_allowed and changes nothing.',
    source: from('managing', singleUse),
  },
  'AMT-05': {
    level: 'MUST',
    subject: 'provider',
    text: 'A primary source beside store credit is good for exactly what the credit leaves.',
    source: from('sessions', 'Amount contributed and remaining'),
  },
  'AMT-06': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'The shop attaches no store credit above what remains to be paid.',
    source: from('credit', 'Attaching store credit to checkouts'),
  },
  'AMT-07': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { not: 'flow:receiver' },
    text: 'An accepted order has a charge for each of its sources, and their sum is its total.',
    source: from('charges', 'How a charge is created'),
  },
  'AMT-08': {
    level: 'MUST',
    subject: 'provider',
    text: "Store credit is chargeable when it is made, good for one payment, and in the session's currency.",
    source: from('credit', 'Creating store credit'),
  },
  'AMT-14': {
    level: 'MUST',
    subject: 'shop',
    text: 'An order that is refused because store credit is not enough (400 order_submit_failed) confirms nothing, and the shopper can pay what is left.',
    source: from('sessions', 'Amount contributed and remaining'),
    inferred: true,
    inCommerce: {
      source: fromCommerce('sessions', 'Amount contributed and amount remaining to be contributed'),
    },
  },
  'SAV-08': {
    level: 'MUST',
    subject: 'provider',
    text: 'A source that cannot be used again is not saved: 409 nonreusable_source.',
    source: from('managing', 'Reusability restrictions'),
  },
} as const satisfies Record<string, Rule>;
