/** Rules of store credit: secondary sources in addition to a primary source, or alone. */
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
    text: 'When secondary sources equal the total, the session becomes requires_confirmation.',
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
    text: 'Store credit above the remaining amount is refused with 409 session_source_amount_too_large and changes nothing.',
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
    text: 'The amount of a primary source used with store credit is exactly the total minus the credit.',
    source: from('sessions', 'Amount contributed and remaining'),
  },
  'AMT-06': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: 'The shop attaches no store credit above the remaining amount.',
    source: from('credit', 'Attaching store credit to checkouts'),
  },
  'AMT-07': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { not: 'flow:receiver' },
    text: 'An accepted order has a charge for each of its sources, and the charges add up to its total.',
    source: from('charges', 'How a charge is created'),
  },
  'AMT-08': {
    level: 'MUST',
    subject: 'provider',
    text: "A new store credit source is chargeable, single-use, and in the session's currency.",
    source: from('credit', 'Creating store credit'),
  },
  'AMT-14': {
    level: 'MUST',
    subject: 'shop',
    text: 'If an order is refused because store credit is not enough (400 order_submit_failed), no confirmation is shown, and the shopper can pay the rest.',
    source: from('sessions', 'Amount contributed and remaining'),
    inferred: true,
    inCommerce: {
      source: fromCommerce('sessions', 'Amount contributed and amount remaining to be contributed'),
    },
  },
  'SAV-08': {
    level: 'MUST',
    subject: 'provider',
    text: 'Saving a source that is not reusable is refused with 409 nonreusable_source.',
    source: from('managing', 'Reusability restrictions'),
  },
} as const satisfies Record<string, Rule>;
