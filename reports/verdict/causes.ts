/**
 * Groups findings by root cause. The same violation in many scenarios is one cause; rules that were not exercised because of it
 * are its consequences.
 */
import { testOf } from '../../contract/evidence.ts';
import { restates } from '../../contract/restates.ts';
import { BreakOffs, endedBy, saysWhereItEnded } from './break-offs.ts';
import type { JudgedEvidence, Cause, JudgedRule, Verdict } from './certification.ts';
import { WORST_FIRST } from '../formats/labels.ts';
import { groupBy, oneLine, pattern } from '../formats/text.ts';
import { isDefect } from './waivers.ts';

/** Evidence with its verdict; evidence without a result is `notExercised`. */
export interface Weighed {
  readonly evidence: JudgedEvidence;
  readonly verdict: Verdict;
}

type Draft = {
  verdict: Verdict;
  kind: Cause['kind'];
  evidence: JudgedEvidence[];
  consequences: JudgedEvidence[];
};

/** @param weighed all evidence that is not met */
export function causesOf(
  weighed: readonly Weighed[],
  rules: readonly Pick<JudgedRule, 'id' | 'subject'>[],
): Cause[] {
  const subjects = new Map(rules.map(({ id, subject }) => [id, subject]));
  const byTest = groupBy(weighed, ({ evidence }) => testOf(evidence));
  const primaries: Weighed[] = [];
  const dependents: { evidence: JudgedEvidence; after: JudgedEvidence }[] = [];
  const open: Weighed[] = [];
  const elsewhere = breakOffsOf(byTest.values());
  for (const test of byTest.values()) {
    const explained = new Map(test.map((one) => [one, elsewhere(test, one)]));
    for (const [{ evidence }, after] of explained) if (after) dependents.push({ evidence, after });
    const same = test.filter((one) => explained.get(one) === undefined);
    const defects = same.filter(({ evidence }) => isDefect(evidence));
    const acts = defects.filter(({ evidence }) => !evidence.brokeOff);
    const own = acts.filter((one) => {
      const after = acts.find((other) => isRestated(one, other))?.evidence;
      if (after) dependents.push({ evidence: one.evidence, after });
      return after === undefined;
    });
    const first = endedBy(own, defects) ?? defects[0];
    primaries.push(...(own.length > 0 ? own : defects.slice(0, 1)));
    for (const one of same) {
      const { evidence } = one;
      const isConsequence =
        first !== undefined && first !== one && (!isDefect(evidence) || evidence.brokeOff === true);
      // a failure of the target or the harness is a separate cause, independent of the test's other findings
      const independent = evidence.cause === 'environment' || evidence.cause === 'harness';
      if (isConsequence && !independent) dependents.push({ evidence, after: first.evidence });
      else if (!isDefect(evidence)) open.push(one);
    }
  }
  const drafts = [...groupBy(primaries, defectKey).values()]
    .map(draft)
    .concat([...groupBy(open, openKey).values()].map(draft));
  for (const { evidence, after } of dependents)
    drafts.find((one) => one.evidence.includes(after))?.consequences.push(evidence);
  return drafts
    .sort((a, b) => rank(a) - rank(b) || b.evidence.length - a.evidence.length)
    .map((one, index) => finish(one, index, subjects));
}

/**
 * Whether both violations are one act of the subject: the other rule judges the same act, on the same records,
 * and is at least as severe.
 */
function isRestated(one: Weighed, other: Weighed): boolean {
  const records = ({ evidence }: Weighed): string => [...evidence.exchanges].sort().join();
  return (
    isDefect(one.evidence) &&
    isDefect(other.evidence) &&
    restates[one.evidence.rule]?.some((id) => id === other.evidence.rule) === true &&
    WORST_FIRST.indexOf(other.verdict) <= WORST_FIRST.indexOf(one.verdict) &&
    records(one) !== '' &&
    records(one) === records(other)
  );
}

/** @returns the violation in another test that explains evidence of a test without its own violation */
function breakOffsOf(
  tests: Iterable<readonly Weighed[]>,
): (test: readonly Weighed[], one: Weighed) => JudgedEvidence | undefined {
  const known = new BreakOffs();
  const ownOf = (test: readonly Weighed[]): Weighed[] =>
    test.filter(
      (one) =>
        isDefect(one.evidence) &&
        !saysWhereItEnded(one.evidence) &&
        !test.some((other) => isRestated(one, other)),
    );
  for (const test of tests) {
    const by = endedBy(ownOf(test), test);
    if (by)
      known.add(
        by.evidence,
        test.map(({ evidence }) => evidence),
      );
  }
  return (test, { evidence }) => (ownOf(test).length > 0 ? undefined : known.whyOf(evidence));
}

/** Key of one kind of violation of a rule. Values in its message may differ between methods. */
function defectKey({ evidence: { rule }, verdict }: Weighed): string {
  return `${rule} ${verdict}`;
}

function openKey({ evidence: { cause, message, rule } }: Weighed): string {
  // an outage leaves many rules not exercised: it is reported once
  return `${cause ?? 'none'} ${message === undefined ? rule : pattern(message)}`;
}

function draft(same: readonly Weighed[]): Draft {
  const [first] = same;
  const evidence = same.map((one) => one.evidence);
  return { verdict: first?.verdict ?? 'notExercised', kind: kindOf(evidence), evidence, consequences: [] };
}

function kindOf([first]: readonly JudgedEvidence[]): Cause['kind'] {
  if (first && isDefect(first)) return 'defect';
  return first?.cause === undefined || first.cause === 'defect' ? 'notExercised' : first.cause;
}

const KINDS: readonly Cause['kind'][] = ['harness', 'defect', 'adapter', 'environment', 'notExercised'];

function rank({ verdict, kind }: Draft): number {
  return KINDS.indexOf(kind) * 10 + WORST_FIRST.indexOf(verdict);
}

function finish(one: Draft, index: number, subjects: ReadonlyMap<string, Cause['subject']>): Cause {
  const [first] = one.evidence;
  const rules = [...new Set(one.evidence.map(({ rule }) => rule))];
  const messages = [...groupBy(one.evidence, ({ message }) => message ?? '').entries()].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return {
    id: `cause-${index + 1}`,
    kind: one.kind,
    verdict: one.verdict,
    rules,
    subject: subjects.get(rules[0] ?? '') ?? 'shop',
    message: oneLine(messages[0]?.[0] ?? 'no message', 400),
    methods: [...new Set(one.evidence.map(({ method }) => method))],
    scenarios: [...new Set(one.evidence.map(({ scenario }) => scenario))],
    evidence: one.evidence.map(({ id }) => id),
    consequences: one.consequences.map(({ id }) => id),
    rerun: first?.rerun ?? '',
  };
}
