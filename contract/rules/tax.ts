/**
 * Rules of tax identifiers: the shop asks for them, checks them, saves them with the customer and applies them
 * to the purchase.
 */
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
    text: "The shop asks for tax identifiers with the SDK's element, created for the session or the country, and uses only numbers that the element accepts as valid.",
    source: from('customers', 'Collect and validate tax identifier information'),
  },
  'TAX-03': {
    level: 'SHOULD',
    subject: 'shop',
    text: 'The shop creates a valid tax identifier with the data that the element reports, and attaches it to the signed-in customer.',
    source: from('customers', "Save a validated tax identifier to a customer's account"),
  },
  'TAX-04': {
    level: 'MUST',
    subject: 'shop',
    text: 'A tax identifier that the shopper applies is on the checkout, with its customer type, before the order is made.',
    source: from('taxIdentifiers', 'Attaching tax identifiers to checkouts and invoices'),
    inferred: true,
  },
  'TAX-05': {
    level: 'MUST',
    subject: 'sdk',
    text: 'The tax identifier element reports whether the purchase can have a tax identifier, and whether the typed number has a valid form: a valid number with its type and customer type, any other as invalid_tax_identifier.',
    source: from('taxElement', 'Tax Identifier element events'),
  },
  'TAX-06': {
    level: 'MUST',
    subject: 'provider',
    text: 'A new tax identifier has an id, its type, value and state; the published test identifiers become verified.',
    source: from('taxIdentifiers', 'Test tax identifiers'),
  },
  'TAX-07': {
    level: 'MUST',
    subject: 'provider',
    text: 'A tax identifier that is attached to a customer names that customer.',
    source: from('taxIdentifiers', 'Attaching tax identifiers to customers'),
  },
} as const satisfies Record<string, Rule>;
