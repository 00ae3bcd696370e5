/** What a selection of methods and rules leaves to be judged, known before anything is started. */
import { methodById } from '../contract/catalogue.ts';
import { makePlan, type Plan } from '../contract/plan.ts';
import type { RunOptions } from './options.ts';
import { abilitiesFor, requiresTls } from '../harness/run.ts';
import { receivesWebhooks, type Settings, UsageError } from '../harness/settings.ts';
import { shopAbilities } from './shop-abilities.ts';

/** @throws UsageError where nothing is unplayable, with the plan's own reasons */
export async function planFor(settings: Settings, options: RunOptions): Promise<Plan> {
  const { methods, rules, partial } = options;
  const selection = partial.join(' ').replaceAll(/\s+/g, ' ').trim();
  if (methods.length === 0) throw new UsageError(`${selection} selects no payment method.`);
  if (rules?.length === 0) throw new UsageError(`${selection} selects no rule.`);
  const plan = makePlan({
    methods: methods.map(methodById),
    dialect: settings.DR_DIALECT,
    abilities: abilitiesFor({
      embedded: settings.DR_PROVIDER === 'embedded',
      webhooks: receivesWebhooks(settings),
      tls: settings.DR_SHOP === 'fixture' || !settings.DR_SHOP_URL || requiresTls(settings.DR_SHOP_URL),
      shopAbilities: await shopAbilities(settings),
    }),
    ...(rules ? { rules } : {}),
  });
  if (plan.owed.length === 0)
    throw new UsageError(
      `${selection || 'This target'} leaves nothing to judge: ${whyNothing(plan, rules)}.`,
    );
  return plan;
}

function whyNothing({ exclusions, unplayable }: Plan, rules: readonly string[] | undefined): string {
  const why = rules
    ? exclusions.filter(({ rule }) => rules.includes(rule)).map(({ rule, reason }) => `${rule}: ${reason}`)
    : unplayable.map(({ method, reason }) => `${method}: ${reason}`);
  return [...new Set(why)].join('; ').replace(/\.$/, '');
}
