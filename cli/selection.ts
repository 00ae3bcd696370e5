/** Reports, before anything is started, a selection of methods, rules and scenarios with nothing to judge. */
import type { Plan } from '../contract/plan.ts';
import { planOf } from '../harness/plan.ts';
import type { RunSpec } from '../harness/run.ts';
import { UsageError } from '../harness/settings.ts';

/** @throws UsageError with the plan's own reasons */
export function planToJudge(run: RunSpec): Plan {
  const { methods, rules, partial } = run;
  const selection = partial.join(' ').replaceAll(/\s+/g, ' ').trim();
  if (methods.length === 0) throw new UsageError(`${selection} selects no payment method.`);
  if (rules?.length === 0) throw new UsageError(`${selection} selects no rule.`);
  const plan = planOf(run);
  if (plan.owed.length === 0)
    throw new UsageError(`${selection || 'This target'} leaves nothing to judge: ${reasons(plan, rules)}.`);
  return plan;
}

function reasons({ exclusions, unplayable }: Plan, rules: readonly string[] | undefined): string {
  const all = rules
    ? exclusions.filter(({ rule }) => rules.includes(rule)).map(({ rule, reason }) => `${rule}: ${reason}`)
    : unplayable.map(({ method, reason }) => `${method}: ${reason}`);
  return [...new Set(all)].join('; ').replace(/\.$/, '');
}
