/** Subscriptions and tax identifiers, as the Commerce API's documents have them: by other means. */
import type { RuleElsewhere } from '../rule.ts';
import type { subscriptionRules } from './subscriptions.ts';
import type { taxRules } from './tax.ts';

type Id = keyof typeof subscriptionRules | keyof typeof taxRules;

/** Documented there, and not judged yet: no fault could show that the check catches its violation. */
const notSold = (where: string) => ({
  excluded: `The Commerce documents state it for a shop with a subscription engine of its own (${where}). It is not judged yet: the reference shop sells no subscriptions in this dialect, and so no fault can show that a check works.`,
});
const notTaxed = (where: string) => ({
  excluded: `The Commerce documents state it for the tax registrations of a cart (${where}). It is not judged yet: the reference shop takes no tax identifiers in this dialect, and so no fault can show that a check works.`,
});
const INFO = 'Providing subscription information';
const WORKFLOWS = 'Building your workflows';
const checklistOnly = (what: string) => ({
  excluded: `The certification checklist that asks for it is the Digital River API's. ${what}`,
});

export const commerceSubscriptionRules = {
  'SUB-01': { excluded: 'The charge type of every cart is judged by CHK-09.' },
  'SUB-02': notSold(INFO),
  'SUB-03': notSold(INFO),
  'SUB-04': {
    excluded:
      "The subscriptionInfo of a cart's line has no id of the shop's own: a subscription is known by its billing agreement.",
  },
  'SUB-05': notSold(INFO),
  'SUB-06': {
    excluded:
      'No Commerce page asks a shop when a subscription starts and ends: the answer to the submitted cart tells it.',
  },
  'SUB-07': notSold(WORKFLOWS),
  'SUB-08': notSold(WORKFLOWS),
  'SUB-09': notSold(WORKFLOWS),
  'SUB-10': checklistOnly('No Commerce page says which terms are shown, and where.'),
  'SUB-11': checklistOnly('No Commerce page says which methods Drop-in leaves out for a subscription.'),
  'SUB-12': notSold('Drop-in integration guide'),
  'SUB-13': checklistOnly(
    'No Commerce page says which methods are listed for the session of a subscription.',
  ),
  'SUB-14': notSold(INFO),
  'TAX-01': checklistOnly('No Commerce page says which shoppers are asked.'),
  'TAX-02': notTaxed('Tax Identifier element'),
  'TAX-03': {
    excluded:
      'A tax identifier of the Commerce API is attached to a cart: no call attaches one to a shopper.',
  },
  'TAX-04': notTaxed('Managing tax identifiers'),
  'TAX-05': notTaxed('Tax Identifier element'),
  'TAX-06': {
    excluded:
      'The Commerce API makes no tax identifier of its own: a cart has registrations of a key and a value.',
  },
  'TAX-07': {
    excluded:
      'A tax identifier of the Commerce API is attached to a cart: no call attaches one to a shopper.',
  },
} satisfies Partial<Record<Id, RuleElsewhere>>;
