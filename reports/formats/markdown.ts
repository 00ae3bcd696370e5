/** Writes `certification.md`, a short comment for a pull request or a chat. Text from a target is escaped. */
import type { Cause, Certification, JudgedRule, JudgedWaiver } from '../verdict/certification.ts';
import { comparisonParts, comparisonTitle } from './comparison.ts';
import { checklistCounts, extentOf, harnessWords, headline, scenarioCounts } from './counts.ts';
import { LABEL, SIGN, SUBJECT } from './labels.ts';
import { count, duration, listed, oneLine } from './text.ts';
import { waiversOf, waiverWords } from './waiver.ts';
import { VERDICTS } from '../verdict/certification.ts';

/** Maximum number of causes and methods shown. */
const CAUSES = 8;
const METHODS = 8;
/** Maximum number of waivers shown for one cause. */
const WAIVERS = 3;
/** Maximum number of shown changes of each kind. */
const CHANGES = 4;

export function certificationMarkdown(certification: Certification): string {
  const { certifiable, result, run, summary, methods, identity } = certification;
  const took = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const counts = VERDICTS.filter((verdict) => summary[verdict] > 0).map(
    (verdict) => `${SIGN[verdict]} ${summary[verdict]} ${LABEL[verdict]}`,
  );
  return [
    `# ${safe(result.title)}`,
    '',
    `**${safe(headline(certification))}** (${safe(scenarioCounts(certification))})`,
    '',
    ...certifiable.reasons.map((reason) => `- ${safe(reason, 400)}`),
    ...(certifiable.reasons.length > 0 ? [''] : []),
    ...comparisonLines(certification),
    ...causeLines(certification),
    `**Rules:** ${counts.join(', ') || 'none'}  `,
    ...(certification.checklist.length === 0 ? [] : [`**Checklist:** ${checklistCounts(certification)}  `]),
    `**Methods:** ${methodLine(methods)}`,
    '',
    `${safe(identity.shop.name)}${identity.shop.version === undefined ? '' : ` ${safe(identity.shop.version)}`}, ` +
      `${safe(identity.provider.name)}, ${run.dialect} ${safe(run.apiVersion)}, ${safe([run.browser, run.screen].filter(Boolean).join(', '))}. ` +
      `Run ${safe(run.id)}, ${run.finishedAt.slice(0, 10)}, ${duration(took)}, harness ${safe(harnessWords(run))}. ` +
      `Details: certification.html.`,
    '',
  ].join('\n');
}

function comparisonLines({ comparison }: Certification): string[] {
  if (!comparison) return [];
  const parts = comparisonParts(comparison).map(({ title, lines }) => [
    `- **${title}:** ${safe(
      listed(
        lines.map((line) => oneLine(line, 160)),
        CHANGES,
      ),
      1_000,
    )}`,
  ]);
  return [`**${safe(comparisonTitle(comparison))}**`, '', ...parts.flat(), ...(parts.length > 0 ? [''] : [])];
}

function methodLine(methods: Certification['methods']): string {
  const met = methods.filter(({ verdict }) => verdict === 'met');
  const others = methods.filter(({ verdict }) => verdict !== 'met');
  const named = others.map(({ id, verdict }) => `${SIGN[verdict]} ${safe(id)}`);
  return `${met.length} of ${methods.length} met${named.length === 0 ? '' : `; ${listed(named, METHODS)}`}`;
}

function causeLines({ causes, rules, waivers, evidence }: Certification): string[] {
  if (causes.length === 0) return [];
  const evidenceById = new Map(evidence.map((one) => [one.id, one]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    '## Failures and open points',
    '',
    ...causes
      .slice(0, CAUSES)
      .flatMap((cause) =>
        causeLine(
          cause,
          byId.get(cause.rules[0] ?? ''),
          waiversOf(waivers, cause),
          extentOf(cause, evidenceById),
        ),
      ),
    ...(causes.length > CAUSES ? [`- … and ${count(causes.length - CAUSES, 'more cause')}`] : []),
    '',
  ];
}

function causeLine(
  cause: Cause,
  rule: JudgedRule | undefined,
  waivers: readonly JudgedWaiver[],
  extent: string,
): string[] {
  const text = cause.rules.length === 1 && rule ? safe(rule.text, 200) : '';
  return [
    `- ${SIGN[cause.verdict]} **${safe(listed(cause.rules, 4))}** (${LABEL[cause.verdict]}, ${SUBJECT[cause.subject]}) ${text}`,
    `  ${safe(extent)}: ${safe(cause.message, 200)}`,
    ...waivers
      .slice(0, WAIVERS)
      .map(
        (waiver) =>
          `  ${safe(waiver.method)}: ${safe(waiverWords(waiver))}${waiver.ticket === undefined ? '' : ` <${new URL(waiver.ticket).href}>`}`,
      ),
    `  \`${cause.rerun.replaceAll('`', '')}\``,
  ];
}

/** Characters that have a meaning in Markdown, in HTML or in a mention (@name). */
function safe(text: string, length = 300): string {
  return oneLine(text, length)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll(/@(?=\w)/g, '@\u200b')
    .replaceAll('://', ':\u200b//');
}
