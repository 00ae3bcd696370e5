/** Summary at the end of a run: result, causes, counts. */
import { comparisonParts, comparisonTitle } from '../formats/comparison.ts';
import { checklistCounts, extentOf, headline, scenarioCounts } from '../formats/counts.ts';
import { LABEL, levelOf, SUBJECT } from '../formats/labels.ts';
import { count, cut, listed, oneLine } from '../formats/text.ts';
import {
  type Cause,
  type Certification,
  type JudgedEvidence,
  type JudgedRule,
  type JudgedWaiver,
  type Result,
  VERDICTS,
} from '../verdict/certification.ts';
import { waiverLine, waiversOf } from '../formats/waiver.ts';
import { type Paint, sign, type Style, STYLE } from './paint.ts';
import { wrap } from '../../harness/wrap.ts';

export interface SummaryOptions {
  readonly columns: number;
  readonly paint: Paint;
}

/** Maximum number of causes and errors shown. */
const CAUSES = 20;
const ERRORS = 10;
/** Maximum number of waivers shown for one cause. */
const WAIVERS = 3;
/** Maximum number of changes of each kind since an earlier run. */
const CHANGES = 3;
/** Maximum characters of a message. */
const MESSAGE = 400;

const RESULT_STYLE: Readonly<Record<Result['state'], Style>> = {
  ready: ['green', 'bold'],
  selfTestPassed: ['green', 'bold'],
  automatedPassed: ['green', 'bold'],
  selectionPassed: ['green', 'bold'],
  incomplete: ['magenta', 'bold'],
  notCertifiable: ['red', 'bold'],
};

/** The result with its reasons, and one block for each cause. */
export function summary(certification: Certification, { columns, paint }: SummaryOptions): string {
  const { result, certifiable, causes, rules, run } = certification;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const evidenceById = new Map(certification.evidence.map((one) => [one.id, one]));
  const reasons = certifiable.reasons.flatMap((reason) =>
    wrap(oneLine(reason, 900), columns - 2).map((line) => `  ${line}`),
  );
  const compared = certification.comparison
    ? [
        '',
        ...wrap(oneLine(comparisonTitle(certification.comparison), 400), columns, '  '),
        ...comparisonParts(certification.comparison).flatMap(({ title, lines }) =>
          wrap(`${title}: ${oneLine(listed(lines, CHANGES), 600)}`, columns - 2, '  ').map(
            (line) => `  ${line}`,
          ),
        ),
      ]
    : [];
  const blocks = causes.slice(0, CAUSES).flatMap((cause) => [
    '',
    ...block(cause, byId, waiversOf(certification.waivers, cause), evidenceById, {
      columns,
      paint,
    }),
  ]);
  const hidden = causes.length - CAUSES;
  return [
    paint(RESULT_STYLE[result.state], result.title),
    ...wrap(headline(certification), columns, '  '),
    ...wrap(scenarioCounts(certification), columns, '  '),
    ...reasons,
    ...compared,
    ...blocks,
    ...(hidden > 0 ? ['', `… and ${count(hidden, 'more cause')} in certification.html`] : []),
    ...run.errors
      .slice(0, ERRORS)
      .flatMap((error) =>
        wrap(`${paint(['magenta', 'bold'], 'harness error')} ${oneLine(error, 400)}`, columns, '  '),
      ),
  ].join('\n');
}

/** Rules and checklist items in numbers. */
export function counts(certification: Certification, { columns, paint }: SummaryOptions): string {
  const {
    summary: sum,
    checklist: { length: all },
  } = certification;
  const rules = VERDICTS.filter((verdict) => sum[verdict] > 0)
    .map((verdict) => paint(STYLE[verdict], `${sum[verdict]} ${LABEL[verdict]}`))
    .join(', ');
  return [
    ...wrap(`Rules: ${rules || 'none'}`, columns, '  '),
    ...(all === 0 ? [] : wrap(`Checklist: ${checklistCounts(certification)}`, columns, '  ')),
  ].join('\n');
}

function block(
  cause: Cause,
  rules: ReadonlyMap<string, JudgedRule>,
  waivers: readonly JudgedWaiver[],
  evidence: ReadonlyMap<string, JudgedEvidence>,
  { columns, paint }: SummaryOptions,
): string[] {
  const [first = ''] = cause.rules;
  const rule = rules.get(first);
  const says =
    cause.rules.length === 1 && rule
      ? `${levelOf(rule)}, ${SUBJECT[rule.subject]}: ${rule.text}`
      : LABEL[cause.verdict];
  const where = `${extentOf(cause, evidence)} (${listed(cause.scenarios, 3)})`;
  const others = new Set(cause.consequences.flatMap((id) => evidence.get(id)?.rule ?? [])).size;
  const consequences =
    others === 0 ? [] : [`${count(others, 'rule')} not met or not exercised because of this.`];
  const known = waivers.slice(0, WAIVERS).map((waiver) => `${waiver.method}: ${waiverLine(waiver)}`);
  const body = [
    `${cut(oneLine(cause.message), MESSAGE)}`,
    `Where: ${where}`,
    ...known,
    ...consequences,
  ].flatMap((text) => wrap(text, columns - 4, '  '));
  return [
    ...wrap(
      `${sign(cause.verdict, paint)} ${paint('bold', listed(cause.rules, 4))} ${says}`,
      columns,
      '    ',
    ),
    ...body.map((line) => `    ${line}`),
    // not wrapped: a command on one line can be copied
    paint('gray', `    ${cause.rerun}`),
  ];
}
