/**
 * Links between rules, cited sentences, scenarios, faults and results of the controls, and from scenarios, checklist items and
 * statements back to rules. Pure.
 */
import { checklist } from '../../contract/checklist.ts';
import type { ControlResult } from '../../contract/control.ts';
import type { Dialect } from '../../contract/method.ts';
import type { Rule } from '../../contract/rule.ts';
import { type RuleId, ruleIds, rulesIn } from '../../contract/rules.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { type ScenarioId, scenarioIds, scenarios } from '../../contract/scenarios.ts';
import { statementsOf } from '../../contract/statements.ts';

/** A fault that a control switches on. */
export interface TracedFault extends Pick<ControlResult, 'by' | 'fault' | 'rule' | 'scenario'> {
  /** The method with which the fault is played; absent if the fault cannot run in the dialect. */
  readonly method?: string;
  /** Result of a run; absent: not run yet. */
  readonly caught?: boolean;
}

export interface TracedRule {
  readonly id: RuleId;
  readonly rule: Rule;
  readonly scenarios: readonly ScenarioId[];
  readonly faults: readonly TracedFault[];
  readonly checklist: readonly string[];
  /** Headings of the founding document that contain statements which this rule covers. */
  readonly statements: readonly string[];
}

export interface TracedItem {
  readonly id: string;
  readonly rules: readonly string[];
  /** Why there is no rule for it. */
  readonly reason?: string;
}

export interface Traceability {
  readonly dialect: Dialect;
  readonly rules: readonly TracedRule[];
  /** Scenarios of the dialect, with the rules that they cover there. */
  readonly scenarios: readonly { readonly id: string; readonly rules: readonly string[] }[];
  readonly checklist: readonly TracedItem[];
}

const MANUAL = 'Manual: answered by a person.';

export function trace(dialect: Dialect, faults: readonly TracedFault[]): Traceability {
  const rules = rulesIn(dialect);
  const isJudged = (id: RuleId): boolean => rules[id].excluded === undefined;
  const played = scenarioIds.filter((id) => {
    const { about }: Scenario = scenarios[id];
    return about === undefined || isJudged(about);
  });
  const statements = statementsOf(dialect);
  return {
    dialect,
    rules: ruleIds.map((id) => ({
      id,
      rule: rules[id],
      scenarios: isJudged(id) ? played.filter((scenario) => scenarios[scenario].owes.includes(id)) : [],
      faults: isJudged(id) ? faults.filter(({ rule }) => rule === id) : [],
      checklist: checklist.filter((item) => item.rules.includes(id)).map((item) => item.id),
      statements: [
        ...new Set(statements.filter((one) => one.rules?.includes(id)).map(({ heading }) => heading)),
      ],
    })),
    scenarios: played.map((id) => ({ id, rules: scenarios[id].owes.filter(isJudged) })),
    checklist: checklist.map(({ id, inScope, rules: behind }) => {
      const judged = behind.filter(isJudged);
      const reasons = behind.flatMap((rule) => rules[rule].excluded ?? []);
      const reason = inScope ? reasons.join(' ') : MANUAL;
      return { id, rules: judged, ...(judged.length === 0 && reason ? { reason } : {}) };
    }),
  };
}

/** Missing links; empty if complete. */
export function traceabilityErrors({ rules, scenarios: played, checklist: items }: Traceability): string[] {
  return [
    ...rules.flatMap(({ id, rule: { excluded }, scenarios: shown, faults }) => {
      if (excluded !== undefined) return excluded === '' ? [`${id} is excluded without a reason`] : [];
      const broken = faults.filter(({ method }) => method !== undefined);
      return [
        ...(shown.length === 0 ? [`${id} has no scenario`] : []),
        ...(broken.length === 0 ? [`${id} has no fault`] : []),
        ...broken
          .filter(({ caught }) => caught === false)
          .map(
            ({ by, fault, scenario }) =>
              `no control shows that ${id} catches the fault ${fault} (${by}) in ${scenario}`,
          ),
      ];
    }),
    ...played.filter((one) => one.rules.length === 0).map(({ id }) => `scenario ${id} judges no rule`),
    ...items
      .filter((item) => item.rules.length === 0 && !item.reason)
      .map(({ id }) => `checklist item ${id} has neither a rule nor a reason`),
  ];
}
