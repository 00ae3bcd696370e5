/** The plan: every (rule, method, integration, scenario) that is owed, and every rule that is not, with its reason. */
import type { Owed } from './evidence.ts';
import type { Dialect, Method } from './method.ts';
import { triggersOf } from './offer-scenarios.ts';
import type { Rule } from './rule.ts';
import { type RuleId, ruleIds, rulesIn } from './rules.ts';
import {
  type Integration,
  type Need,
  type Scenario,
  type ScenarioId,
  scenarioIds,
  scenarios,
} from './scenarios.ts';

/** What a target lets us do beyond paying; a scenario that needs more is excluded with the reason given here. */
export type Abilities = Readonly<Record<Need, boolean>>;

export interface PlanInput {
  readonly methods: readonly Method[];
  readonly dialect: Dialect;
  readonly abilities: Abilities;
  /** Only these rules (the plan is then partial). */
  readonly rules?: readonly string[];
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
  /** Excluded for these methods only; absent: altogether. */
  readonly methods?: readonly string[];
}

export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  readonly owed: readonly Owed[];
  readonly exclusions: readonly Exclusion[];
  /** Scenarios that do not run on this target, by method, with the reason. */
  readonly unplayable: readonly UnplayedScenario[];
  /** Scenarios that do not apply to a method, though to another one of the run, with the reason. */
  readonly inapplicable: readonly UnplayedScenario[];
}

export interface UnplayedScenario {
  readonly method: string;
  readonly scenario: ScenarioId;
  readonly reason: string;
}

const WHY_NOT: Readonly<Record<Need, string>> = {
  control:
    "needs the embedded provider's control endpoint: a sandbox has no way to push funds or to let them expire",
  webhooks: 'needs an address at which the provider reaches the shop: set DR_WEBHOOK_URL',
  tls: 'binds a shop that is served over TLS, or on another machine: on loopback addresses the duty is waived',
  dropIn: 'needs a shop that takes payment through Drop-in',
  storeCredit: 'needs a shop that takes store credit, in a dialect in which it can be applied here',
  account: 'needs a shop with accounts, in a dialect in which they can be used here',
  subscriptions: 'needs a shop that sells subscriptions which renew themselves',
  taxIdentifiers: 'needs a shop that asks for tax identifiers',
  sheet: "needs the embedded SDK's sheet: a wallet's own asks in windows that no test can answer",
  strict:
    "needs the embedded provider's strict setting: no document promises that createSource refuses these payloads",
};

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
      const missing = needsOf(scenario, method).find((need) => !input.abilities[need]);
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

/** A wallet's button opens a sheet that belongs to neither shop nor SDK. */
function needsOf({ needs, withoutPaying }: Scenario, { wire }: Method): readonly Need[] {
  const wallet = wire.createdBy === 'element' && wire.flow === 'standard';
  return wallet && !withoutPaying ? [...needs, 'sheet'] : needs;
}

const NOTHING_OWED = 'none of its rules is owed for the method';

/** Why a method has no use for a scenario; undefined where it has. */
function whyNot(scenario: Scenario, method: Method, dialect: Dialect): string | undefined {
  if (!scenario.appliesTo(method, dialect)) return scenario.otherwise ?? 'of no use to a method of this kind';
  return scenario.withoutShop ||
    scenario.integration === 'dropin' ||
    method.wire.supports.elements.includes(dialect)
    ? undefined
    : 'offered through Drop-in alone, and this one is played through Elements';
}

/** Whether a rule, as a dialect states it, is judged for a method on such a target. */
export function isJudged(
  rule: Rule,
  method: Method,
  { dialect, abilities }: Pick<PlanInput, 'dialect' | 'abilities'>,
): boolean {
  const bound = rule.needs === undefined || abilities[rule.needs];
  return bound && rule.excluded === undefined && isOwed(rule, method, dialect);
}

export function isOwed(rule: Rule, method: Method, dialect: Dialect): boolean {
  const { wire, expected } = method;
  const { flow, paymentFlow, element, buttons, migrates, payload, instructs, effects, returnsOverTls } =
    rule.owedFor ?? {};
  if (returnsOverTls && !wire.returnsOverTls) return false;
  if (rule.owedFor?.subscriptionTimes && expected.subscriptionTimes !== true) return false;
  if (migrates && wire.members.removed.length === 0) return false;
  if (buttons === 'also' && wire.createdBy === 'element') return true;
  if (buttons === 'only' && wire.createdBy !== 'element') return false;
  if (element !== undefined && !wire.elements.includes(element)) return false;
  if (effects && !triggersOf(method, dialect).some(({ effect }) => effects.includes(effect))) return false;
  if (payload !== undefined && !wire.members.required.includes(payload)) return false;
  if (instructs !== undefined && !expected.instructions.includes(instructs)) return false;
  return (!flow || flow.includes(wire.flow)) && (!paymentFlow || paymentFlow.includes(wire.paymentFlow));
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
    return [{ rule, reason: first?.reason ?? 'speaks of no method selected in this run' }];
  });
}
