/** Generates docs/rules.md from data: every rule with source, scenarios and faults, and the reverse index. */
import { checklist } from '../../contract/checklist.ts';
import { type Dialect, DIALECTS } from '../../contract/method.ts';
import type { Rule, Source, Subject } from '../../contract/rule.ts';
import { passageOf } from '../../contract/documents.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { scenarioIds, scenarios } from '../../contract/scenarios.ts';
import { describeTrait } from '../../contract/traits.ts';
import type { TracedFault, TracedRule, Traceability } from '../verdict/traceability.ts';
import { groupBy } from './text.ts';

const NAMES: Readonly<Record<Dialect, string>> = {
  'digital-river-api': 'Digital River API',
  'commerce-api': 'Commerce API',
};
const SUBJECTS: Readonly<Record<Subject, string>> = {
  shop: 'the shop',
  sdk: 'the SDK',
  provider: 'the provider',
};

const HEAD = `# Rules

Every rule that is judged, with the heading that states it, the scenarios that show it and the faults that it catches; then the
same from scenario, checklist and document. Terms: [glossary.md](glossary.md). MUST fails a certification, SHOULD and inferred
rules warn. A fault counts as caught where its scenario passes without it and the rule is not met with it; \`npm run controls\`
plays all of them and compares what it finds with this page.

This page is generated: \`npx playwright test --project=unit traceability --update-snapshots\`.
`;

type ByDialect = Readonly<Record<Dialect, Traceability>>;

export function ruleReference(traced: ByDialect): string {
  const { rules } = traced['digital-river-api'];
  const sections = Object.entries(SUBJECTS).map(([subject, words]) => {
    const own = rules.filter(({ rule }) => rule.subject === subject);
    return [`## Rules of ${words}\n`, ...own.map((one) => ruleSection(one, traced))].join('\n');
  });
  return [HEAD, ...sections, scenarioSection(), checklistSection(), documentSection(traced)].join('\n');
}

function ruleSection(own: TracedRule, traced: ByDialect): string {
  const { id, rule } = own;
  const lines = DIALECTS.map(
    (dialect) => `- ${NAMES[dialect]}: ${stated(of(traced[dialect], id).rule, rule)}`,
  );
  const methods = rule.owedFor === undefined ? [] : [`- Methods: ${describeTrait(rule.owedFor)}`];
  const shown = [...new Set(DIALECTS.flatMap((dialect) => of(traced[dialect], id).scenarios))];
  return [
    `### ${id}\n`,
    `${rule.text}\n`,
    ...lines,
    ...methods,
    ...(shown.length > 0 ? [`- Scenarios: ${codes(shown)}`] : []),
    ...faultLines(id, traced),
    ...(own.checklist.length > 0 ? [`- Checklist: ${codes(own.checklist)}`] : []),
    ...(own.statements.length > 0 ? [`- Founding document: ${own.statements.join('; ')}`] : []),
    '',
  ].join('\n');
}

/**
 * Level and source of a rule in a dialect, and the rule's text if it differs.
 * @param main the rule of the Digital River API
 */
function stated({ excluded, level, inferred, source, text }: Rule, main: Rule): string {
  if (excluded !== undefined) return `not judged. ${excluded}`;
  const own = text === main.text ? '' : ` ${text}`;
  return `${level}${inferred ? ', inferred' : ''}. ${cited(source)}.${own}`;
}

function cited(source: Source): string {
  const { document, heading } = source;
  const [, path = ''] = document.split(': ');
  const words = `${heading} (${path})`.replaceAll(/[[\]]/g, String.raw`\$&`);
  const passage = passageOf(source);
  return passage ? `[${words}](${passage.url})` : words;
}

const CAUGHT = 'caught with ';
const keyOf = ({ by, fault, scenario }: TracedFault): string => `${by} \`${fault}\` in \`${scenario}\``;

function faultLines(id: string, traced: ByDialect): string[] {
  const all = DIALECTS.flatMap((dialect) =>
    of(traced[dialect], id).faults.map((fault) => ({ dialect, fault, key: keyOf(fault) })),
  );
  return [...groupBy(all, ({ key }) => key)].map(([key, same]) => {
    const verdicts = [...groupBy(same, ({ dialect }) => NAMES[dialect])].map(([name, own]) => {
      const methods = own.flatMap(({ fault: { method } }) => method ?? []);
      return `${name} ${methods.length === 0 ? 'not run' : `${CAUGHT}${methods.join(' and ')}`}`;
    });
    return `- Fault: ${key}: ${verdicts.join(', ')}`;
  });
}

/** The faults that the page lists as caught in a dialect: `RULE by fault scenario method`. */
export function caughtOnPage(page: string, dialect: Dialect): string[] {
  let rule = '';
  return page.split('\n').flatMap((line) => {
    rule = /^### ([A-Z]+-\d+)$/.exec(line)?.[1] ?? rule;
    const [, by, fault, scenario, verdicts = ''] =
      /^- Fault: (\w+) `([^`]+)` in `([^`]+)`: (.*)$/.exec(line) ?? [];
    const start = `${NAMES[dialect]} ${CAUGHT}`;
    const own = verdicts.split(', ').find((one) => one.startsWith(start));
    const methods = own === undefined ? [] : own.slice(start.length).split(' and ');
    return methods.map((method) => [rule, by, fault, scenario, method].join(' '));
  });
}

function scenarioSection(): string {
  const rows = scenarioIds.map((id) => {
    const { title, methods, once, owes }: Scenario = scenarios[id];
    const words = `${describeTrait(methods)}${once === undefined ? '' : ', one method'}`;
    return `- \`${id}\` (${words}): ${title}. Rules: ${owes.join(', ')}`;
  });
  return `## Scenarios\n\n${rows.join('\n')}\n`;
}

function checklistSection(): string {
  const rows = checklist.map(
    ({ id, question, rules }) =>
      `- \`${id}\`: ${question} ${rules.length > 0 ? rules.join(', ') : 'Manual.'}`,
  );
  return `## Checklist\n\n${rows.join('\n')}\n`;
}

function documentSection(traced: ByDialect): string {
  const cites = DIALECTS.flatMap((dialect) =>
    traced[dialect].rules
      .filter(({ rule }) => rule.excluded === undefined)
      .map(({ id, rule: { source } }) => ({ id, place: `${source.document}, ${source.heading}` })),
  );
  const rows = [...groupBy(cites, ({ place }) => place)]
    .map(
      ([place, rules]) =>
        `- ${place.replaceAll(/[[\]]/g, String.raw`\$&`)}: ${[...new Set(rules.map(({ id }) => id))].join(', ')}`,
    )
    .sort();
  return `## Documents\n\n${rows.join('\n')}\n`;
}

function of({ rules }: Traceability, id: string): TracedRule {
  const found = rules.find((one) => one.id === id);
  if (!found) throw new Error(`There is no rule with the id ${id}.`);
  return found;
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
