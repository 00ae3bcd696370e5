/** `certification.md`: what one pastes into a pull request or a chat. Short, and nothing a target sent can act in it. */
import type { Certification, JudgedRule, Verdict } from '../verdict/certification.ts';
import { telling } from './telling.ts';
import { count, duration, groupBy, INTEGRATION, LABEL, listed, oneLine, SIGN, WORST_FIRST } from './words.ts';

const FINDINGS = 20;

export function certificationMarkdown(certification: Certification): string {
  const { certifiable: answer, run, summary, methods } = certification;
  const took = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const counts = (Object.entries(summary) as [Verdict, number][])
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `${SIGN[verdict]} ${number} ${LABEL[verdict]}`);
  return [
    `# Can this be certified? ${answer.answer === 'yes' ? 'Yes' : 'No'}`,
    '',
    ...answer.reasons.map((reason) => `- ${safe(reason, 600)}`),
    ...(answer.reasons.length > 0 ? [''] : []),
    `**Rules:** ${counts.join(', ') || 'none'}`,
    '',
    ...methodTable(methods),
    ...findings(certification),
    `${run.shop} shop, ${run.provider} provider, ${run.dialect} ${safe(run.apiVersion)}, ${safe(run.browser)}. ` +
      `Run ${safe(run.id)}, ${run.finishedAt.slice(0, 10)}, ${duration(took)}, harness ${safe(run.harnessVersion)}. ` +
      `Everything else is in certification.html.`,
    '',
  ].join('\n');
}

function methodTable(methods: Certification['methods']): string[] {
  const rows = methods.map(({ id, verdict, integrations = {}, scenarios }) => {
    const all = Object.entries(scenarios).filter(([, one]) => one !== 'excluded');
    const short = all.filter(([, one]) => one !== 'met');
    const which = short.map(([scenario, one]) => `${SIGN[one]} ${scenario}`);
    const ways = Object.entries(integrations).map(([way, one]) => `${SIGN[one]} ${INTEGRATION[way] ?? way}`);
    return `| ${safe(id)} | ${SIGN[verdict]} ${LABEL[verdict]} | ${safe(ways.join(', ') || '–')} | ${all.length - short.length} of ${all.length} | ${safe(listed(which, 6), 400)} |`;
  });
  return rows.length === 0
    ? []
    : [
        '| Method | Verdict | Integration | Scenarios met | Fell short |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
        '',
      ];
}

function findings({ rules, evidence }: Certification): string[] {
  const fallen = WORST_FIRST.slice(0, 4).flatMap((verdict) =>
    rules.filter((rule) => rule.verdict === verdict),
  );
  if (fallen.length === 0) return [];
  const byRule = groupBy(evidence, ({ rule }) => rule);
  const items = fallen.slice(0, FINDINGS).flatMap((rule) => finding(rule, byRule.get(rule.id) ?? []));
  const more = fallen.length - FINDINGS;
  return [
    '## What fell short',
    '',
    ...items,
    ...(more > 0 ? [`- … and ${count(more, 'more rule')}`] : []),
    '',
  ];
}

function finding(rule: JudgedRule, evidence: Certification['evidence']): string[] {
  const shown = telling(evidence);
  const [first] = shown;
  if (!first) return [];
  const where = `${listed([...new Set(shown.map(({ method }) => method))], 4)}, ${count(shown.length, 'scenario')}`;
  return [
    `- ${SIGN[rule.verdict]} **${rule.id}** (${rule.level}, ${rule.subject}) ${safe(rule.text)}`,
    `  ${safe(where)}: ${safe(first.message ?? 'no message')}`,
    `  \`${first.rerun.replaceAll('`', '')}\``,
  ];
}

/** Characters that Markdown, its HTML or a forge's mentions would act on. */
function safe(text: string, length = 300): string {
  return oneLine(text, length)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll(/@(?=\w)/g, '@\u200b')
    .replaceAll('://', ':\u200b//');
}
