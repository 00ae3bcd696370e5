/** The checklists' items, answered by the rules they rest on. */
import type { Evidence } from '../../contract/evidence.ts';
import type { JudgedItem, JudgedRule } from './certification.ts';
import { groupBy, LABEL, worst } from '../formats/words.ts';

/** An item as `contract/checklist.ts` has it. */
export interface Item {
  readonly id: string;
  readonly checklist: string;
  readonly section: string;
  readonly question: string;
  readonly inScope: boolean;
  readonly rules: readonly string[];
}

export function judgeChecklist(
  items: readonly Item[],
  rules: readonly JudgedRule[],
  evidence: readonly Evidence[],
): JudgedItem[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byRule = groupBy(evidence, ({ rule }) => rule);
  return items.map((item): JudgedItem => {
    const own = item.rules.flatMap((id) => byId.get(id) ?? []);
    return {
      id: item.id,
      checklist: item.checklist,
      section: item.section,
      question: item.question,
      rules: [...item.rules],
      ...answer(item.inScope, own),
      evidence: item.rules.flatMap((id) => (byRule.get(id) ?? []).map((one) => one.id)),
    };
  });
}

function answer(inScope: boolean, rules: readonly JudgedRule[]): Pick<JudgedItem, 'verdict' | 'reason'> {
  if (!inScope) return { verdict: 'excluded', reason: 'A person must answer this: a browser cannot see it.' };
  if (rules.length === 0)
    return { verdict: 'notExercised', reason: 'No rule judges this yet: a person must answer it.' };
  const verdict = worst(rules.map((rule) => rule.verdict));
  if (verdict === 'met') {
    // a part that could not be judged does not spoil the answer, but it is told
    const untold = rules.filter((rule) => rule.verdict === 'excluded').map(({ id }) => id);
    return untold.length === 0
      ? { verdict }
      : {
          verdict,
          reason: `without ${untold.join(', ')}, which ${untold.length > 1 ? 'are' : 'is'} excluded`,
        };
  }
  const behind = rules.filter((rule) => rule.verdict === verdict);
  const [first] = behind;
  return {
    verdict,
    reason:
      verdict === 'excluded'
        ? (first?.reason ?? 'excluded')
        : `${behind.map(({ id }) => id).join(', ')} ${behind.length > 1 ? 'are' : 'is'} ${verdict === 'warning' ? 'not fully met' : LABEL[verdict]}`,
  };
}
