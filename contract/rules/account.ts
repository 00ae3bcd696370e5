/** Rules of customers, of the sources saved to them, and of the shopper's authentication. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

const savedSources = 'Saved sources are not among the scenarios of this version.';
const sca = '3-D Secure challenges are not among the scenarios of this version.';

export const accountRules = {
  'SCA-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'A saved card is authenticated before it is attached.',
    source: from('sca', 'How to ensure SCA compliance'),
    excluded: sca,
  },
  'SCA-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'A failed authentication leads to another attempt, not to a silent order.',
    source: from('sca', 'How to ensure SCA compliance'),
    excluded: sca,
  },
  'SAV-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'A source is attached to its customer before it is attached to the checkout.',
    source: from('workflows', 'Customers save their payment information'),
    excluded: savedSources,
  },
  'SAV-02': {
    level: 'MUST',
    subject: 'shop',
    text: "No source is attached to a customer without the shopper's approval.",
    source: from('managing', 'Restrictions on saving sources'),
    excluded: savedSources,
  },
} as const satisfies Record<string, Rule>;
