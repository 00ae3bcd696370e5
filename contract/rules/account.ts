/** Rules of customers and of the sources saved to them. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const accountRules = {
  'SAV-01': {
    level: 'MUST',
    subject: 'shop',
    text: 'A source that is saved is attached to its customer before it is attached to the checkout.',
    source: from('workflows', 'Customers save their payment information'),
  },
  'SAV-02': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: "No source is attached to a customer without the shopper's approval.",
    source: from('workflows', 'Customers save their payment information'),
  },
  'SAV-03': {
    level: 'MUST',
    subject: 'provider',
    text: 'Saving a chargeable source makes it reusable and names its customer.',
    source: from('managing', 'Saving sources to customers'),
  },
  'SAV-04': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'A source that is to be saved is made with futureUse and the terms that the shopper accepted.',
    source: from('workflows', 'Customers save their payment information'),
  },
  'SAV-05': {
    level: 'MUST',
    subject: 'shop',
    text: 'A checkout that is paid with a saved source names its customer before it is ordered.',
    source: from('managing', 'Restrictions on using saved sources'),
  },
  'SAV-06': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order paid with a saved source whose customer is not on the checkout is refused with 409 source_in_use.',
    source: from('managing', 'Restrictions on using saved sources'),
  },
  'SAV-07': {
    level: 'MUST',
    subject: 'provider',
    text: 'A source removed from its customer is cancelled, and saving it again is refused with 409 source_not_chargeable.',
    source: from('managing', 'Removing sources from customers'),
  },
  'SAV-09': {
    level: 'MUST',
    subject: 'provider',
    text: 'A saved source stays chargeable after it has paid.',
    source: from('sources', 'Reusable or single-use'),
  },
  'SAV-10': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'A shopper with an account can save a payment method without buying anything.',
    source: from('portal', 'Allow customers to use their account portal to save payment methods'),
  },
  'SAV-11': {
    level: 'MUST',
    subject: 'shop',
    text: 'A payment method that the shopper removes from the account is removed from the customer.',
    source: from('managing', 'Removing sources from customers'),
    inferred: true,
  },
  'AMT-09': {
    level: 'MUST',
    subject: 'provider',
    text: 'Store credit used with a saved primary source reduces the amount of that source.',
    source: from('managing', 'Using secondary sources with a saved primary source'),
  },
} as const satisfies Record<string, Rule>;
