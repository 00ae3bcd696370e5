/** Converts the result of a check to the evidence that the test reports. */
import type { Evidence } from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { methodById } from '../../contract/catalogue.ts';
import { scenarios } from '../../contract/scenarios.ts';
import { shown } from '../../harness/limits.ts';
import { rerunCommand } from '../../harness/root.ts';
import type { CheckResult } from './judge.ts';

/** Title of a test: the method and the scenario's title, e.g. "Klarna › declines at the portal". */
export function titleOf({ method, scenario }: PlannedScenario): string {
  return `${methodById(method).wire.name} › ${scenarios[scenario].title}`;
}

/** @param index position of the result among all results of its test */
export function evidenceOf(
  cell: PlannedScenario,
  { rule, finding, cause, brokeOff }: CheckResult,
  index: number,
): Evidence {
  const { method, scenario, integration } = cell;
  return {
    id: `${method}/${scenario}/${rule}#${index}`,
    rule,
    method,
    integration,
    scenario,
    test: titleOf(cell),
    outcome: finding.outcome,
    ...(cause ? { cause } : {}),
    ...(brokeOff ? { brokeOff } : {}),
    exchanges: finding.exchanges,
    ...(finding.message === undefined ? {} : { message: shown(finding.message) }),
    ...(finding.outcome === 'notMet'
      ? {
          expected: shown(finding.expected),
          actual: shown(finding.actual),
          ...(finding.member === undefined ? {} : { member: finding.member }),
          ...(finding.missing === undefined ? {} : { missing: finding.missing }),
        }
      : {}),
    rerun: rerunCommand(method, rule),
  };
}
