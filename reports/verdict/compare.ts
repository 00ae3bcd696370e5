/** What changed since an earlier run: new failures, fixed ones, those that are still there, and shapes of responses. */
import { readFileSync } from 'node:fs';
import { isDefect, isFinding } from './waivers.ts';
import { Certification, type Comparison, type JudgedEvidence, type Verdict } from './certification.ts';
import { groupBy } from '../formats/text.ts';
import { weighDefect } from './judge-cells.ts';
import type { Shapes } from './shapes.ts';

type Compared = Omit<Certification, 'comparison'>;

/** What a check amounted to in one run. */
type State = Verdict | 'absent';

interface Change {
  readonly rule: string;
  readonly method: string;
  readonly scenario: string;
  readonly was: State;
  readonly is: State;
}

/** @returns undefined where the file is of another version, or is gone */
export function earlierRun(file: string): Certification | undefined {
  try {
    return Certification.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Only checks that the present run owes are compared: a selection says nothing about the rest. */
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

/** A violation is one whatever it amounts to: a waiver, or a SHOULD, does not mend it. */
function failed(state: State): boolean {
  return state === 'notMet' || state === 'warning' || state === 'waived';
}

/** Whether a comparison found anything that is worth a line. */
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

/** What had no occasion in one play of a cell, and was met in another, is met. */
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

/** Members that came, went or changed their type, in responses that both runs saw. */
function changedShapes(now: Compared, earlier: Compared): Comparison['shapes'] {
  if (!now.shapes || !earlier.shapes) return [];
  // a member that is missing from a run that played less may be missing for that reason
  const playedAll = isPartOf(testsIn(earlier), testsIn(now));
  const playedNoMore = isPartOf(testsIn(now), testsIn(earlier));
  return Object.entries(now.shapes).flatMap(([response, members]) => {
    const old = earlier.shapes?.[response];
    return old ? changedMembers(response, members, old, playedAll, playedNoMore) : [];
  });
}

function changedMembers(
  response: string,
  members: Shapes[string],
  old: Shapes[string],
  playedAll: boolean,
  playedNoMore: boolean,
): Comparison['shapes'] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(members)])];
  return names.flatMap((member): Comparison['shapes'] => {
    const [was, is] = [old[member], members[member]];
    if (was === undefined)
      return is !== undefined && playedNoMore ? [{ response, member, change: 'added', is }] : [];
    if (is === undefined) return playedAll ? [{ response, member, change: 'removed', was }] : [];
    return isRetyped(was, is, playedAll && playedNoMore)
      ? [{ response, member, change: 'retyped', was, is }]
      : [];
  });
}

/** A type that the other run had not; null says nothing of the type. @param same both runs played the same tests */
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
