/** Rules of tax identifiers: asked for, checked, kept with the customer, applied to the purchase. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const taxRules = {
  'TAX-01': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'A shopper outside the United States can give a tax identifier before the order.',
    source: from('customers', 'Provide customers the option to apply a tax identifier'),
  },
  'TAX-02': {
    level: 'MUST',
    subject: 'shop',
    forbids: true,
    text: "Tax identifiers are asked for with the SDK's element, made for the session or the country, and one that it does not find valid goes no further.",
    source: from('customers', 'Collect and validate tax identifier information'),
  },
  'TAX-03': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'A valid tax identifier is made, as the element tells it, and attached to the customer who is signed in.',
    source: from('customers', "Save a validated tax identifier to a customer's account"),
  },
  'TAX-04': {
    level: 'MUST',
    subject: 'shop',
    text: 'A tax identifier that the shopper applies is on the checkout, for the type of customer it is for, before the order is made.',
    source: from('taxIdentifiers', 'Attaching tax identifiers to checkouts and invoices'),
    inferred: true,
  },
  'TAX-05': {
    level: 'MUST',
    subject: 'sdk',
    text: 'The tax identifier element says whether there is one for the purchase, and of what is typed whether it has the form of one: a number that has is told with its type and customer type, any other as invalid_tax_identifier.',
    source: from('taxElement', 'Tax Identifier element events'),
  },
  'TAX-06': {
    level: 'MUST',
    subject: 'provider',
    text: 'A tax identifier is made with an id, its type, value and state; the published test identifiers are verified.',
    source: from('taxIdentifiers', 'Test tax identifiers'),
  },
  'TAX-07': {
    level: 'MUST',
    subject: 'provider',
    text: 'A tax identifier that is attached to a customer names that customer.',
    source: from('taxIdentifiers', 'Attaching tax identifiers to customers'),
  },
} as const satisfies Record<string, Rule>;
