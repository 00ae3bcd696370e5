/**
 * Every rule, by id. Ids never change: reports of past runs refer to them. A new rule gets a new id, and a rule that
 * falls keeps its id with `excluded`.
 */
import type { Rule } from './rule.ts';
import { checkoutRules } from './rules/checkout.ts';
import { accountRules } from './rules/account.ts';
import { creditRules } from './rules/credit.ts';
import { providerRules } from './rules/provider.ts';
import { sdkRules } from './rules/sdk.ts';
import { shopRules } from './rules/shop.ts';

const all = {
  ...shopRules,
  ...checkoutRules,
  ...creditRules,
  ...accountRules,
  ...sdkRules,
  ...providerRules,
};

export type RuleId = keyof typeof all;
export const rules: Readonly<Record<RuleId, Rule>> = all;
export const ruleIds = Object.keys(all) as RuleId[];

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(all, id);
}
