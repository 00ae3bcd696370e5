/** Judges checklist items: from rules, by a person's answer, or open. */
import type { Evidence } from '../../contract/evidence.ts';
import { LABEL, worst } from '../formats/labels.ts';
import { groupBy } from '../formats/text.ts';
import type { Answer } from './attestations.ts';
import type { Certification, JudgedItem, JudgedRule } from './certification.ts';

/** A checklist item, as in `contract/checklist.ts`. */
export interface Item {
  readonly id: string;
  readonly checklist: string;
  readonly section: string;
  readonly question: string;
  readonly inScope: boolean;
  readonly rules: readonly string[];
}

/** A person's answer, and the reason if it is not valid. */
export interface CheckedAnswer {
  readonly answer: Answer;
  readonly invalid?: string;
}

export function judgeChecklist(
  items: readonly Item[],
  rules: readonly JudgedRule[],
  evidence: readonly Evidence[],
  answers: readonly CheckedAnswer[],
): JudgedItem[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byRule = groupBy(evidence, ({ rule }) => rule);
  return items.map((item): JudgedItem => {
    const own = item.rules.flatMap((id) => byId.get(id) ?? []);
    const judged = verdictOf(item.inScope, own);
    return {
      id: item.id,
      checklist: item.checklist,
      section: item.section,
      question: item.question,
      rules: [...item.rules],
      ...judged,
      ...(judged.verdict === 'excluded'
        ? manual(answers.find(({ answer }) => answer.item === item.id))
        : { state: 'judged' }),
      evidence: item.rules.flatMap((id) => (byRule.get(id) ?? []).map((one) => one.id)),
    };
  });
}

/** Items by state; together they are all items. */
export function checklistSummary(items: readonly JudgedItem[]): Certification['checklistSummary'] {
  const summary = { judged: 0, answered: 0, open: 0 };
  for (const { state } of items) summary[state] += 1;
  return summary;
}

function manual(given: CheckedAnswer | undefined): Pick<JudgedItem, 'state' | 'attestation' | 'openBecause'> {
  if (!given) return { state: 'open', openBecause: 'no answer yet' };
  const { item: _, files, ...rest } = given.answer;
  const attestation = { ...rest, ...(files ? { files: files.map((file) => ({ ...file })) } : {}) };
  return given.invalid === undefined
    ? { state: 'answered', attestation }
    : { state: 'open', openBecause: given.invalid, attestation };
}

function verdictOf(inScope: boolean, rules: readonly JudgedRule[]): Pick<JudgedItem, 'verdict' | 'reason'> {
  if (!inScope)
    return {
      verdict: 'excluded',
      reason: 'Manual: a person must answer, because a browser cannot observe this.',
    };
  if (rules.length === 0)
    return { verdict: 'excluded', reason: 'Manual: a person must answer, because no rule judges this.' };
  const verdict = worst(rules.map((rule) => rule.verdict));
  if (verdict === 'met') {
    // the answer stays valid, but the report mentions rules that were not exercised
    const excluded = rules.filter((rule) => rule.verdict === 'excluded').map(({ id }) => id);
    return excluded.length === 0
      ? { verdict }
      : { verdict, reason: `Excluded in this run: ${excluded.join(', ')}.` };
  }
  const behind = rules.filter((rule) => rule.verdict === verdict);
  const [first] = behind;
  return {
    verdict,
    reason:
      verdict === 'excluded'
        ? `Manual in this run: ${first?.reason ?? 'excluded'}`
        : `${behind.map(({ id }) => id).join(', ')}: ${LABEL[verdict]}`,
  };
}
