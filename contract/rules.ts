/**
 * Every rule, by id. Ids never change: reports of past runs refer to them. A new rule gets a new id, and a rule
 * that is no longer judged keeps its id with `excluded`.
 */
import type { Dialect } from './method.ts';
import type { Rule, RuleElsewhere } from './rule.ts';
import { checkoutRules } from './rules/checkout.ts';
import { accountRules } from './rules/account.ts';
import { contentRules } from './rules/content.ts';
import { authenticationRules } from './rules/authentication.ts';
import { offerRules } from './rules/offers.ts';
import { creditRules } from './rules/credit.ts';
import { dropinRules } from './rules/dropin.ts';
import { commerceRules } from './rules/commerce.ts';
import { commerceBuyingRules } from './rules/commerce-buying.ts';
import { commercePayingRules } from './rules/commerce-paying.ts';
import { commerceSubscriptionRules } from './rules/commerce-subscriptions.ts';
import { providerRules } from './rules/provider.ts';
import { returningRules } from './rules/returning.ts';
import { sdkRules } from './rules/sdk.ts';
import { settledRules } from './rules/settled.ts';
import { shopOperationRules } from './rules/shop-operation.ts';
import { shopRules } from './rules/shop.ts';
import { subscriptionRules } from './rules/subscriptions.ts';
import { taxRules } from './rules/tax.ts';

const all = {
  ...shopRules,
  ...shopOperationRules,
  ...returningRules,
  ...checkoutRules,
  ...creditRules,
  ...accountRules,
  ...authenticationRules,
  ...dropinRules,
  ...subscriptionRules,
  ...taxRules,
  ...sdkRules,
  ...contentRules,
  ...offerRules,
  ...providerRules,
  ...settledRules,
};

export type RuleId = keyof typeof all;
/** The rules as the Digital River API's documents state them. */
export const rules: Readonly<Record<RuleId, Rule>> = all;
export const ruleIds = Object.keys(all) as RuleId[];

/**
 * Judged rules without a Commerce variant in their own entry. A rule excluded in the Digital River API is excluded in the Commerce
 * API, too.
 */
type WithoutVariant = {
  [Id in RuleId]: (typeof all)[Id] extends { excluded: string } | { inCommerce: object } ? never : Id;
}[RuleId];

const listed: Readonly<Record<WithoutVariant, RuleElsewhere>> = {
  ...commerceRules,
  ...commerceBuyingRules,
  ...commercePayingRules,
  ...commerceSubscriptionRules,
};

const variants = new Map<string, RuleElsewhere>(Object.entries(listed));

const byDialect: Readonly<Record<Dialect, Readonly<Record<RuleId, Rule>>>> = {
  'digital-river-api': rules,
  'commerce-api': Object.fromEntries(ruleIds.map((id) => [id, { ...rules[id], ...variantOf(id) }])) as Record<
    RuleId,
    Rule
  >,
};

/** The rules of a dialect; a rule that its documents do not state is excluded with that reason. */
export function rulesIn(dialect: Dialect): Readonly<Record<RuleId, Rule>> {
  return byDialect[dialect];
}

function variantOf(id: RuleId): RuleElsewhere | undefined {
  const { excluded, inCommerce } = rules[id];
  return excluded === undefined ? (inCommerce ?? variants.get(id)) : undefined;
}

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(all, id);
}
