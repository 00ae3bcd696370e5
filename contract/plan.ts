/**
 * The plan: every (rule, method, integration, scenario) that must be judged, and every rule that is not judged,
 * with the reason.
 */
import { type Abilities, type Need, WHY_NOT } from './abilities.ts';
import type { Owed } from './evidence.ts';
import type { Dialect, Method } from './method.ts';
import type { Rule } from './rule.ts';
import { type RuleId, ruleIds, rulesIn } from './rules.ts';
import type { Integration, Scenario } from './scenario.ts';
import { type ScenarioId, scenarioIds, scenarios } from './scenarios.ts';
import { ANY_METHOD, hasTrait, type Trait } from './traits.ts';

export interface PlanInput {
  readonly methods: readonly Method[];
  readonly dialect: Dialect;
  readonly abilities: Abilities;
  /** Only these rules (the plan is then partial). */
  readonly rules?: readonly string[];
  /** Only these scenarios (the plan is then partial). */
  readonly scenarios?: readonly string[];
}

export interface PlannedScenario {
  readonly method: string;
  readonly integration: Integration;
  readonly scenario: ScenarioId;
  readonly rules: readonly RuleId[];
}

export interface Exclusion {
  readonly rule: RuleId;
  readonly reason: string;
  /** The methods for which the rule is excluded; absent: all methods. */
  readonly methods?: readonly string[];
}

export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  readonly owed: readonly Owed[];
  readonly exclusions: readonly Exclusion[];
  /** Scenarios that do not run on this target, by method, with the reason. */
  readonly unplayable: readonly UnplayedScenario[];
  /** Scenarios that do not apply to a method, but apply to another method of the run, with the reason. */
  readonly inapplicable: readonly UnplayedScenario[];
}

export interface UnplayedScenario {
  readonly method: string;
  readonly scenario: ScenarioId;
  readonly reason: string;
}

export function makePlan(input: PlanInput): Plan {
  const rules = rulesIn(input.dialect);
  const wanted = (id: RuleId): boolean => !input.rules || input.rules.includes(id);
  const planned: PlannedScenario[] = [];
  const unplayable: UnplayedScenario[] = [];
  const inapplicable: UnplayedScenario[] = [];
  for (const method of input.methods.filter(({ wire }) => wire.dialects.includes(input.dialect))) {
    for (const id of scenarioIds) {
      const scenario: Scenario = scenarios[id];
      if (scenario.about && rules[scenario.about].excluded) continue;
      if (input.scenarios && !input.scenarios.includes(id)) continue;
      const without = whyNot(scenario, method, input.dialect);
      if (without !== undefined) {
        inapplicable.push({ method: method.wire.id, scenario: id, reason: without });
        continue;
      }
      const owes = scenario.owes.filter((rule) => isJudged(rules[rule], method, input) && wanted(rule));
      if (owes.length === 0) {
        inapplicable.push({ method: method.wire.id, scenario: id, reason: NOTHING_OWED });
        continue;
      }
      if (scenario.once !== undefined && planned.some((one) => one.scenario === id)) {
        inapplicable.push({ method: method.wire.id, scenario: id, reason: scenario.once });
        continue;
      }
      const missing = needsOf(scenario, method, input.dialect).find((need) => !input.abilities[need]);
      if (missing) unplayable.push({ method: method.wire.id, scenario: id, reason: WHY_NOT[missing] });
      else
        planned.push({
          method: method.wire.id,
          integration: scenario.integration ?? 'elements',
          scenario: id,
          rules: owes,
        });
    }
  }
  const owed = planned.flatMap(({ rules: owes, ...cell }) => owes.map((rule) => ({ rule, ...cell })));
  const shown = new Set([...planned, ...unplayable].map(({ scenario }) => scenario));
  return {
    scenarios: planned,
    owed,
    exclusions: exclusions(owed, input, unplayable),
    unplayable,
    inapplicable: inapplicable.filter(({ scenario }) => shown.has(scenario)),
  };
}

/** The button of a wallet opens a payment sheet of the browser or the wallet, not of the shop or the SDK. */
const WALLET: Trait = { all: ['flow:standard', { not: 'paidByShopButton' }] };

function needsOf({ needs, withoutPaying }: Scenario, method: Method, dialect: Dialect): readonly Need[] {
  return !withoutPaying && hasTrait(WALLET, method, dialect) ? [...needs, 'sheet'] : needs;
}

const NOTHING_OWED = "none of the scenario's rules applies to the method";

/** Why a scenario does not apply to a method; undefined if it applies. */
function whyNot(scenario: Scenario, method: Method, dialect: Dialect): string | undefined {
  if (!hasTrait(scenario.methods, method, dialect))
    return scenario.otherwise ?? 'the scenario does not fit this kind of method';
  return scenario.withoutShop ||
    scenario.integration === 'dropin' ||
    hasTrait('throughElements', method, dialect)
    ? undefined
    : 'the shop offers the method only through Drop-in, but this scenario uses Elements';
}

/** Whether a rule of a dialect is judged for a method on this target. */
export function isJudged(
  rule: Rule,
  method: Method,
  { dialect, abilities }: Pick<PlanInput, 'dialect' | 'abilities'>,
): boolean {
  const bound = rule.needs === undefined || abilities[rule.needs];
  return bound && rule.excluded === undefined && isOwed(rule, method, dialect);
}

export function isOwed(rule: Rule, method: Method, dialect: Dialect): boolean {
  return hasTrait(rule.owedFor ?? ANY_METHOD, method, dialect);
}

function exclusions(owed: readonly Owed[], input: PlanInput, unplayable: Plan['unplayable']): Exclusion[] {
  return ruleIds.flatMap((rule): Exclusion[] => {
    const { excluded, needs } = rulesIn(input.dialect)[rule];
    if (excluded) return [{ rule, reason: excluded }];
    if (needs && !input.abilities[needs]) return [{ rule, reason: WHY_NOT[needs] }];
    if (input.rules && !input.rules.includes(rule)) return [{ rule, reason: 'not selected in this run' }];
    const lost = unplayable.filter(
      ({ method, scenario }) =>
        scenarios[scenario].owes.includes(rule) &&
        !owed.some((cell) => cell.rule === rule && cell.method === method),
    );
    const [first] = lost;
    if (owed.some((cell) => cell.rule === rule)) {
      return first
        ? [{ rule, reason: first.reason, methods: [...new Set(lost.map(({ method }) => method))] }]
        : [];
    }
    return [{ rule, reason: first?.reason ?? 'applies to no method selected in this run' }];
  });
}
