/** Judges the rules of one cell on what was seen. Pure. */
import type { Abilities } from '../../contract/abilities.ts';
import type { Cause, EnvironmentNote } from '../../contract/evidence.ts';
import { excuses } from '../../contract/excuses.ts';
import { isJudged, type PlannedScenario } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { scenarios } from '../../contract/scenarios.ts';
import type { BrokenOff } from './broken-off.ts';
import { checks } from './checks/checks.ts';
import { type Finding, notExercised, notMet } from './reading/finding.ts';
import type { Observation, Topic } from './reading/observation.ts';
import { stranded } from './stranded.ts';

export interface CheckResult {
  readonly rule: RuleId;
  readonly finding: Finding;
  readonly cause?: Cause;
  /** Not met only because the story broke off before. */
  readonly brokeOff?: true;
}

/**
 * Judges the rules of the cell. A story that broke off fails only a rule that demands a page, if the recording proves that the
 * shopper was elsewhere and no failure of SDK or provider explains it; all other open rules get the first cause. During an outage
 * of the target, no failure counts as a defect.
 */
export function judge(
  cell: PlannedScenario,
  seen: Observation<Topic>,
  brokenOff: BrokenOff | undefined,
  environment: readonly EnvironmentNote[],
  abilities: Abilities,
): CheckResult[] {
  const { goals, owes } = scenarios[cell.scenario];
  const why = brokenOff && whyOpen(brokenOff, seen);
  const owed = goals.filter((rule) => cell.rules.includes(rule));
  const goal = owed.find((rule) => found(rule, seen).outcome !== 'met') ?? owed.at(-1);
  const rules = rulesIn(seen.dialect);
  const isExcused = (wanted: RuleId): boolean =>
    (excuses[wanted] ?? []).some(
      (rule) =>
        rules[rule].level === 'MUST' &&
        rules[rule].inferred === undefined &&
        isJudged(rules[rule], seen.method, { dialect: seen.dialect, abilities }) &&
        // wait for a webhook only if the plan requires it
        (rules[rule].needs === undefined || owes.includes(rule)) &&
        found(rule, seen).outcome === 'notMet',
    );
  return cell.rules.map((rule): CheckResult => {
    const finding = found(rule, seen);
    // at least one rule must show that the story broke off, even if everything seen is correct
    const isOpen = finding.outcome !== 'met' || rule === (goal ?? cell.rules.at(-1));
    if (brokenOff?.adapter !== undefined && isOpen) {
      const cause = environment.length > 0 ? 'environment' : 'adapter';
      // the recording counts, but after an adapter error a failure may not be the shop's fault
      const isAdapters = rules[rule].subject === 'shop' && brokenOff.isControlMissing !== true;
      if (finding.outcome !== 'notMet' || isAdapters)
        return { rule, finding: notExercised(brokenOff.adapter), cause };
      return { rule, finding, cause: environment.length > 0 ? 'environment' : 'defect' };
    }
    const trouble = environment.length > 0 ? ('environment' as const) : undefined;
    if (brokenOff !== undefined && why !== undefined && finding.outcome !== 'notMet' && isOpen) {
      const page = stranded[rule]?.(seen);
      if (page && !isExcused(rule))
        return {
          rule,
          finding: notMet(
            brokenOff.expected,
            withPageErrors(brokenOff.actual, seen),
            page,
            ...seen.pageErrors,
          ),
          cause: trouble ?? 'defect',
          brokeOff: true,
        };
      return { rule, finding: notExercised(why), ...(trouble ? { cause: trouble } : {}) };
    }
    switch (finding.outcome) {
      case 'met':
        return { rule, finding };
      case 'notMet':
        return { rule, finding, cause: trouble ?? 'defect' };
      case 'excluded':
        // a missing action during an outage is not the shop's choice
        return trouble ? { rule, finding: notExercised(finding.message), cause: trouble } : { rule, finding };
      case 'notExercised':
        return { rule, finding, ...(trouble ? { cause: trouble } : {}) };
    }
  });
}

/** The first cause of the rules that could not be judged. */
function whyOpen({ expected, actual }: BrokenOff, seen: Observation<Topic>): string {
  return (
    seen.notes.missingWebhook ??
    `the scenario broke off: expected ${expected}, actual ${withPageErrors(actual, seen)}`
  );
}

/** An exception in the shop's page often explains why nothing happened. */
function withPageErrors(actual: string, { pageErrors }: Observation<Topic>): string {
  const [first] = pageErrors.filter(({ kind }) => kind === 'exception');
  return first ? `${actual}; an exception in ${first.page}: ${first.text}` : actual;
}

function found(rule: RuleId, seen: Observation<Topic>): Finding {
  return checks[rule]?.(seen) ?? notExercised('no check judges this rule');
}
