/** The result of a control: fault caught, not caught, or no statement possible. */
import type { ControlResult } from '../../contract/control.ts';
import type { Rule } from '../../contract/rule.ts';
import type { RuleId } from '../../contract/rules.ts';
import type { BrokenOff } from '../certification/broken-off.ts';
import type { CheckResult } from '../certification/judge.ts';
import type { PlannedControl } from './control-plan.ts';

/** The parts of one play of a scenario that decide about a control. */
interface Played {
  readonly judged: readonly CheckResult[];
  readonly brokenOff?: BrokenOff;
}

export interface ControlRun {
  /** The rules that are not met without the fault. */
  readonly unmet: readonly CheckResult[];
  readonly faulted: Played;
  /** How often the fault was applied. */
  readonly applied: number;
}

/**
 * A catch counts only when all rules are met without the fault, the fault was applied, and the check of the rule it
 * breaks was not met because of the subject.
 */
export function judgeControl(
  { fault, cell }: PlannedControl,
  { unmet, faulted, applied }: ControlRun,
  rules: Readonly<Record<RuleId, Rule>>,
): ControlResult & { readonly unrelated: readonly string[] } {
  const notMet = faulted.judged.filter(
    ({ finding, cause }) => finding.outcome === 'notMet' && cause === 'defect',
  );
  const catches = notMet.find(({ rule }) => rule === fault.breaks);
  const { subject } = rules[fault.breaks];
  const notRun = whyNotRun(unmet, faulted);
  const how = faulted.judged.find(({ rule }) => rule === fault.breaks)?.finding;
  return {
    fault: fault.id,
    by: fault.by,
    rule: fault.breaks,
    subject,
    method: cell.method,
    scenario: cell.scenario,
    applied,
    caught: catches !== undefined && applied > 0 && notRun === undefined,
    ...(notRun === undefined ? {} : { notRun }),
    tripped: notMet.map(({ rule }) => rule),
    message: [
      how?.message ?? how?.outcome,
      faulted.brokenOff && `the story broke off: ${faulted.brokenOff.actual}`,
    ]
      .filter((text) => text !== undefined)
      .join('; '),
    unrelated: notMet
      .filter(({ rule }) => rules[rule].subject !== subject)
      .map(({ rule, finding }) => `${rule}: ${finding.message ?? finding.outcome}`),
  };
}

function whyNotRun(unmet: readonly CheckResult[], faulted: Played): string | undefined {
  if (unmet.length > 0) return `without the fault, not all rules are met: ${lines(unmet)}`;
  const outage = faulted.judged.filter(({ cause }) => cause === 'environment' || cause === 'harness');
  return outage.length > 0 ? `the target had an outage: ${lines(outage.slice(0, 1))}` : undefined;
}

function lines(judged: readonly CheckResult[]): string {
  return judged.map(({ rule, finding }) => `${rule}: ${finding.message ?? finding.outcome}`).join('; ');
}
