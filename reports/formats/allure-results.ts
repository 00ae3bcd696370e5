/** Adds the verdicts to Allure's results: the kind of each failure, known failures, and the subject of the rule. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CELL_ANNOTATION } from '../../contract/evidence.ts';
import { Flow } from '../../contract/method.ts';
import type { Certification, JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { weighDefect } from '../verdict/judge-cells.ts';
import { isDefect, isFinding } from '../verdict/waivers.ts';
import { INTEGRATION } from './labels.ts';
import { groupBy, listed, oneLine } from './text.ts';
import { waiverLine, waiversOf } from './waiver.ts';

/** Allure sorts a failure into a category by the first words of its message; the first category that matches is used. */
const KINDS = {
  known: 'Known failure, waived',
  notMet: 'Not met',
  warning: 'Warning',
  environment: 'Environment',
  notExercised: 'Not exercised',
  harness: 'Harness error',
} as const;
type Kind = keyof typeof KINDS;

const NAMES: Readonly<Record<Kind, string>> = {
  known: 'Known failures (waived)',
  notMet: 'Rules not met',
  warning: 'Warnings (SHOULD and inferred rules)',
  environment: 'Environment (target unreachable or failing)',
  notExercised: 'Not exercised',
  harness: 'Errors of the harness',
};

export const CATEGORIES = [
  ...Object.entries(KINDS).map(([kind, words]) => ({
    name: NAMES[kind as Kind],
    messageRegex: `${words}: [\\s\\S]*`,
    matchedStatuses: ['failed', 'broken', 'skipped'],
  })),
  { name: NAMES.harness, messageRegex: '[\\s\\S]*', matchedStatuses: ['failed', 'broken'] },
];

interface AllureResult {
  readonly steps?: readonly { readonly name: string }[];
  readonly parameters?: readonly unknown[];
  readonly name: string;
  readonly status: string;
  readonly statusDetails?: { readonly message?: string; readonly known?: boolean };
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** @param results folder of Allure's result files */
export function annotateResults(results: string, certification: Certification): void {
  const byTest = groupBy(certification.evidence.filter(isFinding), ({ test }) => test);
  for (const file of readdirSync(results).filter((name) => name.endsWith('-result.json'))) {
    const path = join(results, file);
    const result = withReadableTags(
      withoutCell(JSON.parse(readFileSync(path, 'utf8')) as AllureResult),
      certification,
    );
    const fallen = byTest.get(result.name) ?? [];
    writeFileSync(
      path,
      JSON.stringify(result.status === 'passed' ? result : annotated(result, fallen, certification)),
    );
  }
}

/** Allure would show annotations as steps and the project as a parameter. Only our own reporter needs both. */
function withoutCell(result: AllureResult): AllureResult {
  return {
    ...result,
    parameters: [],
    steps: result.steps?.filter(({ name }) => !name.startsWith(`${CELL_ANNOTATION}: `)) ?? [],
  };
}

/**
 * Playwright's tags are the method, its flow, the integration and up to 60 rules. Allure would show all of them
 * in one line, so they become labels, which Allure's search also finds. Only the failed rules stay tags.
 */
function withReadableTags(result: AllureResult, { rules }: Pick<Certification, 'rules'>): AllureResult {
  const ids = new Set(rules.map(({ id }) => id));
  const tags = result.labels.flatMap(({ name, value }) => (name === 'tag' ? [value] : []));
  const checked = tags.filter((tag) => ids.has(tag));
  return {
    ...result,
    labels: [
      ...result.labels.filter(({ name }) => name !== 'tag'),
      ...tags.filter((tag) => !ids.has(tag)).map((value) => ({ name: kindOfTag(value), value })),
      ...(checked.length > 0 ? [{ name: 'rules', value: checked.join(' ') }] : []),
    ],
  };
}

function kindOfTag(tag: string): string {
  if (tag in INTEGRATION) return 'integration';
  return Flow.safeParse(tag).success ? 'flow' : 'method';
}

export function annotated(
  result: AllureResult,
  fallen: readonly JudgedEvidence[],
  { rules, run, waivers }: Certification,
): AllureResult {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const weighed = fallen.map((evidence) => ({ evidence, kind: kindOf(evidence, byId.get(evidence.rule)) }));
  const [kind = 'harness'] = (
    ['notMet', 'harness', 'environment', 'notExercised', 'known', 'warning'] as const
  ).filter((one) => weighed.some((found) => found.kind === one));
  const own = weighed.filter((found) => found.kind === kind).map(({ evidence }) => evidence);
  const ids = [...new Set(own.map(({ rule }) => rule))];
  const subjects = [...new Set(ids.flatMap((id) => byId.get(id)?.subject ?? []))];
  const lines = own.map(
    ({ rule, message }) => `${rule} ${byId.get(rule)?.text ?? ''}\n${oneLine(message ?? '', 600)}`,
  );
  const text = lines.length > 0 ? lines.join('\n\n') : (result.statusDetails?.message ?? 'no message');
  return {
    ...result,
    statusDetails: {
      ...result.statusDetails,
      message: `${KINDS[kind]}: ${waived(own)}${text}`,
      ...(kind === 'known' ? { known: true } : {}),
    },
    labels:
      subjects.length === 0
        ? result.labels
        : [
            ...result.labels.filter(({ name }) => name !== 'owner'),
            { name: 'owner', value: listed(subjects) },
            ...ids.map((id) => ({ name: 'tag', value: id })),
          ],
  };

  function kindOf(evidence: JudgedEvidence, rule: JudgedRule | undefined): Kind {
    if (isDefect(evidence)) {
      const verdict = weighDefect(evidence, rule, run.inferred, waivers);
      return verdict === 'waived' ? 'known' : verdict;
    }
    if (evidence.cause === 'environment' || evidence.cause === 'harness') return evidence.cause;
    return 'notExercised';
  }

  function waived(broken: readonly JudgedEvidence[]): string {
    if (kind !== 'known') return '';
    const live = waiversOf(waivers, {
      rules: broken.map(({ rule }) => rule),
      methods: broken.map(({ method }) => method),
    });
    return live
      .slice(0, 3)
      .map((waiver) => `${waiver.rule} ${waiverLine(waiver)}\n`)
      .join('');
  }
}
