/** Subscriptions and tax identifiers, as the Commerce API's documents have them: by other means. */
import type { RuleElsewhere } from '../rule.ts';
import type { subscriptionRules } from './subscriptions.ts';
import type { taxRules } from './tax.ts';

type Id = keyof typeof subscriptionRules | keyof typeof taxRules;

const subscriptions = {
  excluded:
    "The certification checklist that asks for it is the Digital River API's. In the Commerce API the product is the subscription, and the platform renews it: a cart is told nothing of it.",
};
const taxes = {
  excluded:
    "The certification checklist that asks for it is the Digital River API's. A cart of the Commerce API has tax registrations instead, which are not judged here.",
};

export const commerceSubscriptionRules = {
  'SUB-01': subscriptions,
  'SUB-02': subscriptions,
  'SUB-03': subscriptions,
  'SUB-04': subscriptions,
  'SUB-05': subscriptions,
  'SUB-06': subscriptions,
  'SUB-07': subscriptions,
  'SUB-08': subscriptions,
  'SUB-09': subscriptions,
  'SUB-10': subscriptions,
  'SUB-11': subscriptions,
  'SUB-12': subscriptions,
  'SUB-13': subscriptions,
  'SUB-14': subscriptions,
  'TAX-01': taxes,
  'TAX-02': taxes,
  'TAX-03': taxes,
  'TAX-04': taxes,
  'TAX-05': taxes,
  'TAX-06': taxes,
  'TAX-07': taxes,
} satisfies Partial<Record<Id, RuleElsewhere>>;
