/** Verdicts of cells (rule, method, integration, scenario), and the verdicts of rules and methods from them. */
import type { Drift, EnvironmentNote, Evidence, Owed } from '../../contract/evidence.ts';
import type { Rule } from '../../contract/rule.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { scenarios as catalogue } from '../../contract/scenarios.ts';
import type {
  Certification,
  Identity,
  JudgedMethod,
  JudgedRule,
  JudgedWaiver,
  Run,
  Verdict,
} from './certification.ts';
import type { CheckedAnswer, Item } from './judge-checklist.ts';
import { isDefect, type Waiver } from './waivers.ts';
import { waiverLine } from '../formats/waiver.ts';
import { worst } from '../formats/labels.ts';
import { count, groupBy, listed, oneLine } from '../formats/text.ts';

const withoutShop = new Set<string>(
  Object.entries<Scenario>(catalogue).flatMap(([id, scenario]) => (scenario.withoutShop ? [id] : [])),
);

/** The part of a plan that is needed for judging. */
export interface JudgedPlan {
  readonly owed: readonly Owed[];
  readonly exclusions: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly methods?: readonly string[];
  }[];
  readonly unplayable: readonly Unplayed[];
  readonly inapplicable?: readonly Unplayed[];
}

interface Unplayed {
  readonly method: string;
  readonly scenario: string;
  readonly reason: string;
}

export interface JudgeContext {
  readonly run: Omit<Run, 'planDigest' | 'errors'>;
  /** Errors of the harness that are in no evidence. */
  readonly errors: readonly string[];
  readonly rules: Readonly<Record<string, Rule>>;
  readonly methods: readonly Pick<JudgedMethod, 'id' | 'name' | 'flow' | 'paymentFlow'>[];
  readonly checklist: readonly Item[];
  /** People's answers to manual checklist items. */
  readonly answers: readonly CheckedAnswer[];
  readonly identity: Identity;
  readonly records?: Certification['records'];
  readonly shapes?: Certification['shapes'];
  readonly waivers: readonly Waiver[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly drift: readonly Drift[];
  readonly environment: readonly EnvironmentNote[];
}

export interface Cell extends Owed {
  readonly verdict: Verdict;
}

export function keyOf({ rule, method, integration, scenario }: Owed): string {
  return [rule, method, integration, scenario].join(' ');
}

export function judgeCells(
  evidence: readonly Evidence[],
  context: JudgeContext,
  waivers: readonly JudgedWaiver[],
): Cell[] {
  const groups = groupBy(evidence, keyOf);
  return [...groups.values()].flatMap((group): Cell[] => {
    const [first] = group;
    if (!first) return [];
    const { rule, method, integration, scenario } = first;
    const verdict = group.some(isDefect)
      ? weighDefect(first, context.rules[rule], context.run.inferred, waivers)
      : // a pass does not count if an environment problem may have hidden a failure
        group.some(({ outcome }) => outcome === 'met') && !group.some(({ outcome }) => outcome === 'notMet')
        ? 'met'
        : group.every(({ outcome }) => outcome === 'excluded')
          ? 'excluded'
          : 'notExercised';
    return [{ rule, method, integration, scenario, verdict }];
  });
}

/** The verdict of a violation: not met, warning or waived. */
export function weighDefect(
  { rule, method }: Pick<Owed, 'rule' | 'method'>,
  { level, inferred }: Pick<Rule, 'level' | 'inferred'> = { level: 'MUST' },
  mode: Run['inferred'],
  waivers: readonly JudgedWaiver[],
): 'notMet' | 'warning' | 'waived' {
  if (waivers.some((one) => one.status === 'live' && one.rule === rule && one.method === method))
    return 'waived';
  return level === 'SHOULD' || (inferred && mode === 'report') ? 'warning' : 'notMet';
}

/** What the verdicts of rules are made from. */
export interface JudgedCells {
  readonly cells: readonly Cell[];
  readonly evidence: readonly Evidence[];
  readonly exclusions: JudgedPlan['exclusions'];
  readonly waivers: readonly JudgedWaiver[];
}

export function judgeRule(
  id: string,
  rule: Rule,
  { cells, evidence, exclusions, waivers }: JudgedCells,
): JudgedRule {
  const own = cells.filter((cell) => cell.rule === id);
  const exclusion = exclusions.find((one) => one.rule === id);
  const left = exclusion?.methods?.map((method): [string, Verdict] => [method, 'excluded']) ?? [];
  const methods: Record<string, Verdict> = Object.fromEntries(left);
  for (const [method, of] of groupBy(own, (cell) => cell.method))
    methods[method] = worst(of.map(({ verdict }) => verdict));
  const verdict = worst(Object.values(methods));
  const { level, subject, text, source, inferred } = rule;
  const reason = own.length === 0 ? (exclusion?.reason ?? 'no scenario of this run judges the rule') : why();
  return {
    id,
    level,
    subject,
    text,
    source: { ...source },
    ...(inferred ? { inferred } : {}),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    methods,
  };

  function why(): string | undefined {
    if (verdict === 'met')
      return exclusion?.methods && `not judged for ${listed(exclusion.methods)}: ${exclusion.reason}`;
    const of = own.filter((cell) => cell.verdict === verdict);
    const keys = new Set(of.map(keyOf));
    const first = evidence.find((one) => one.rule === id && one.outcome !== 'met' && keys.has(keyOf(one)));
    const where = `${listed([...new Set(of.map(({ method }) => method))])} (${count(of.length, 'scenario')})`;
    const waiver = waivers.find((one) => one.rule === id && one.status === 'live');
    if (verdict === 'waived' && waiver) return `${where}: ${waiverLine(waiver)}`;
    const inferredHere = inferred && verdict === 'warning' ? ' (inferred rule: warning only)' : '';
    return `${where}: ${oneLine(first?.message ?? 'no message')}${inferredHere}`;
  }
}

export function judgeMethod(
  method: JudgeContext['methods'][number],
  cells: readonly Cell[],
  { unplayable, inapplicable = [] }: JudgedPlan,
): JudgedMethod {
  const own = cells.filter((cell) => cell.method === method.id);
  const excluded = [...unplayable, ...inapplicable].filter((one) => one.method === method.id);
  const scenarios: Record<string, Verdict> = Object.fromEntries(
    excluded.map(({ scenario }) => [scenario, 'excluded']),
  );
  for (const [scenario, of] of groupBy(own, (cell) => cell.scenario))
    scenarios[scenario] = worst(of.map(({ verdict }) => verdict));
  // the harness's own calls do not test how the shop integrates the method
  const inShop = own.filter(({ scenario }) => !withoutShop.has(scenario));
  const integrations = [...groupBy(inShop, (cell) => cell.integration)].map(
    ([integration, of]): [string, Verdict] => [integration, worst(of.map(({ verdict }) => verdict))],
  );
  return {
    ...method,
    verdict: worst(Object.values(scenarios)),
    integrations: Object.fromEntries(integrations),
    scenarios,
    ...(excluded.length === 0
      ? {}
      : { reasons: Object.fromEntries(excluded.map(({ scenario, reason }) => [scenario, reason])) }),
  };
}
