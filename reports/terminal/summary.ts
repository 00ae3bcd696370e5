/** The end of a run in a terminal: what is not met, then the verdict as the last line. */
import type { Certification, JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { telling } from '../formats/telling.ts';
import { count, groupBy, LABEL, listed, oneLine, WORST_FIRST } from '../formats/words.ts';
import { type Paint, sign, STYLE } from './paint.ts';

const MOST = 40;

export function summary(certification: Certification, paint: Paint): string {
  const { rules, evidence, run, certifiable: answer } = certification;
  const byRule = groupBy(evidence, ({ rule }) => rule);
  const of = (rule: JudgedRule): JudgedEvidence[] => telling(byRule.get(rule.id) ?? []);
  const fallen = WORST_FIRST.slice(0, 4).flatMap((verdict) =>
    rules.filter((rule) => rule.verdict === verdict),
  );
  // an outage leaves many rules open for one reason: it is said once
  const alike = groupBy(fallen, (rule) =>
    [rule.verdict, rule.verdict === 'notExercised' ? (of(rule)[0]?.message ?? '') : rule.id].join('\n'),
  );
  const blocks = [...alike.values()].map((same) => block(same, of, paint));
  const hidden = blocks.length - MOST;
  return [
    ...blocks.slice(0, MOST),
    ...(hidden > 0 ? [`… and ${hidden} more, in certification.html`] : []),
    ...run.errors
      .slice(0, 10)
      .map((error) => `${paint(['magenta', 'bold'], 'harness')}  ${oneLine(error, 400)}`),
    ...(blocks.length + run.errors.length > 0 ? [''] : []),
    ...answer.reasons.map((reason) => `  ${oneLine(reason, 900)}`),
  ].join('\n');
}

/** One line: what one remembers of the run. */
export function verdictLine({ certifiable: answer, summary: sum }: Certification, paint: Paint): string {
  const counts = (['met', 'notMet', 'warning', 'notExercised', 'waived', 'excluded'] as const)
    .filter((verdict) => sum[verdict] > 0)
    .map((verdict) => paint(STYLE[verdict], `${sum[verdict]} ${LABEL[verdict]}`))
    .join(', ');
  const said =
    answer.answer === 'yes'
      ? paint(['green', 'bold'], 'Can be certified: yes')
      : paint(['red', 'bold'], 'Can be certified: no');
  return `${said} (rules: ${counts || 'none'})`;
}

function block(
  rules: readonly JudgedRule[],
  of: (rule: JudgedRule) => readonly JudgedEvidence[],
  paint: Paint,
): string {
  const [rule] = rules;
  if (!rule) return '';
  const names = paint('bold', listed(rules.map(({ id }) => id)));
  const text =
    rules.length === 1
      ? `${rule.level} ${rule.subject}, ${LABEL[rule.verdict]}: ${rule.text}`
      : LABEL[rule.verdict];
  const groups = [...groupBy(of(rule), ({ message }) => message ?? 'no message')];
  const lines = groups.slice(0, 3).flatMap(([message, same]) => {
    const [first] = same;
    if (!first) return [];
    const others = same.length > 1 ? ` (and ${same.length - 1} more like it)` : '';
    return [
      `    ${first.method}, ${first.scenario}${others}: ${oneLine(message)} [${count(first.exchanges.length, 'exchange')}]`,
      paint('gray', `    ${first.rerun}`),
    ];
  });
  const more = groups.length > 3 ? [`    … and ${count(groups.length - 3, 'other message')}`] : [];
  return [`${sign(rule.verdict, paint)} ${names} ${text}`, ...lines, ...more].join('\n');
}
