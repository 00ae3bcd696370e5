/** Compares with an earlier run: new, fixed and remaining failures, and changed shapes of responses. */
import { isDefect, isFinding } from './waivers.ts';
import type { Certification, Comparison, JudgedEvidence, Verdict } from './certification.ts';
import { groupBy } from '../formats/text.ts';
import { weighDefect } from './judge-cells.ts';
import type { Shapes } from './shapes.ts';

type Compared = Omit<Certification, 'comparison'>;

/** Result of a check in one run. */
type State = Verdict | 'absent';

interface Change {
  readonly rule: string;
  readonly method: string;
  readonly scenario: string;
  readonly was: State;
  readonly is: State;
}

/** Compares only the checks in the plan of the current run, because a partial run has no other results. */
export function compare(now: Compared, earlier: Compared): Comparison {
  const before = statesOf(earlier);
  const changes = [...statesOf(now)].map(([key, { state, evidence }]): Change => ({
    rule: evidence.rule,
    method: evidence.method,
    scenario: evidence.scenario,
    was: before.get(key)?.state ?? 'absent',
    is: state,
  }));
  const of = (which: (change: Change) => boolean): Comparison['fixed'] => grouped(changes.filter(which));
  return {
    run: earlier.run.id,
    finishedAt: earlier.run.finishedAt,
    newFailures: of(({ was, is }) => failed(is) && !failed(was)),
    fixed: of(({ was, is }) => failed(was) && is === 'met'),
    stillFailing: of(({ was, is }) => failed(was) && failed(is)),
    notTestedNow: of(({ was, is }) => failed(was) && (is === 'notExercised' || is === 'excluded')),
    shapes: changedShapes(now, earlier),
  };
}

/** Counts every violation, also waived violations and violations of SHOULD rules. */
function failed(state: State): boolean {
  return state === 'notMet' || state === 'warning' || state === 'waived';
}

/** Whether nothing relevant changed. */
export function isUnchanged({ newFailures, fixed, shapes, notTestedNow }: Comparison): boolean {
  return newFailures.length + fixed.length + shapes.length + notTestedNow.length === 0;
}

function statesOf({
  evidence,
  rules,
  run,
  waivers,
}: Compared): Map<string, { state: State; evidence: JudgedEvidence }> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const cells = groupBy(evidence, ({ rule, method, integration, scenario }) =>
    [rule, method, integration, scenario].join(' '),
  );
  return new Map(
    [...cells].flatMap(([key, same]) => {
      const [first] = same;
      if (!first) return [];
      const defect = same.find(isDefect);
      const state = defect
        ? weighDefect(defect, byId.get(defect.rule), run.inferred, waivers)
        : withoutDefect(same);
      return [[key, { state, evidence: defect ?? first }] as const];
    }),
  );
}

/** If a cell is played several times, one met result is enough. */
function withoutDefect(same: readonly JudgedEvidence[]): State {
  if (same.some(isFinding)) return 'notExercised';
  return same.some(({ outcome }) => outcome === 'met') ? 'met' : 'excluded';
}

/** One entry for each rule and its change. */
function grouped(changes: readonly Change[]): Comparison['fixed'] {
  return [...groupBy(changes, ({ rule, was, is }) => `${rule} ${was} ${is}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { rule, was, is } = first;
    return [
      {
        rule,
        was,
        is: is as Verdict,
        methods: [...new Set(same.map(({ method }) => method))],
        scenarios: [...new Set(same.map(({ scenario }) => scenario))],
      },
    ];
  });
}

/** Members that were added or removed, or changed their type, in responses of both runs. */
function changedShapes(now: Compared, earlier: Compared): Comparison['shapes'] {
  if (!now.shapes || !earlier.shapes) return [];
  const played = {
    all: isPartOf(testsIn(earlier), testsIn(now)),
    noMore: isPartOf(testsIn(now), testsIn(earlier)),
  };
  return Object.entries(now.shapes).flatMap(([response, members]) => {
    const old = earlier.shapes?.[response];
    return old ? changedMembers(members, old, played).map((change) => ({ response, ...change })) : [];
  });
}

/** @param played whether this run played all tests of the earlier one, and no more: a missing member may be due to missing tests */
function changedMembers(
  members: Shapes[string],
  old: Shapes[string],
  played: { readonly all: boolean; readonly noMore: boolean },
): Omit<Comparison['shapes'][number], 'response'>[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(members)])];
  return names.flatMap((member): ReturnType<typeof changedMembers> => {
    const [was, is] = [old[member], members[member]];
    if (was === undefined) return is !== undefined && played.noMore ? [{ member, change: 'added', is }] : [];
    if (is === undefined) return played.all ? [{ member, change: 'removed', was }] : [];
    return isRetyped(was, is, played.all && played.noMore) ? [{ member, change: 'retyped', was, is }] : [];
  });
}

/**
 * Whether a member has a type that it did not have in the other run; null is ignored.
 * @param same whether both runs played the same tests
 */
function isRetyped(was: string, is: string, same: boolean): boolean {
  const [before, after] = [was, is].map((types) => types.split(' | ').filter((type) => type !== 'null'));
  if (!before || !after || before.length === 0 || after.length === 0) return false;
  const fresh = after.some((type) => !before.includes(type));
  return fresh || (same && before.some((type) => !after.includes(type)));
}

function testsIn({ evidence }: Compared): Set<string> {
  return new Set(
    evidence
      .filter(({ outcome }) => outcome !== 'notExercised')
      .map(({ method, integration, scenario }) => [method, integration, scenario].join(' ')),
  );
}

function isPartOf(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
