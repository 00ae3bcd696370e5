/** The findings as SARIF 2.1.0, for code scanning. */
import { type RuleId, rules } from '../../contract/rules.ts';
import { sourceUrl } from '../../contract/rules/sources.ts';
import { whereOf } from './format.ts';
import type { LintFinding } from './judge.ts';
import type { LintedFile, LintedPayload } from './lint-file.ts';

const RULES = ['SRC-01', 'SRC-02', 'SRC-07'] as const satisfies readonly RuleId[];
const HOME = 'https://github.com/DigitalRiver/GitBook';

export function asSarif(files: readonly LintedFile[], version: string): string {
  const unread = files.flatMap(({ file, problems }) =>
    problems.map((problem) => ({
      level: 'error',
      message: { text: `${nameOf(file)}: cannot be read: ${problem}` },
      locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    })),
  );
  const run = {
    tool: {
      driver: {
        name: 'payment-session-conformance lint:payload',
        version,
        informationUri: HOME,
        rules: RULES.map((id) => ({
          id,
          shortDescription: { text: rules[id].text },
          fullDescription: { text: `${rules[id].source.document} — ${rules[id].source.heading}` },
          helpUri: sourceUrl(rules[id].source),
          defaultConfiguration: { level: 'error' },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unread.length === 0,
        ...(unread.length > 0 ? { toolExecutionNotifications: unread } : {}),
      },
    ],
    results: files.flatMap(({ file, payloads }) =>
      payloads.flatMap((payload) => [
        ...payload.findings.map((finding) => result(file, payload, finding, 'error')),
        ...payload.later.map((finding) => result(file, payload, finding, 'note')),
      ]),
    ),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function result(
  file: string,
  payload: LintedPayload,
  { rule, fault, member, message }: LintFinding,
  level: 'error' | 'note',
): object {
  const { method, session, path, line } = payload;
  const name = method ? `${method.name} payload` : 'Payload';
  const when = session ? 'with a session' : 'without a session, once there is one';
  return {
    ruleId: rule,
    ruleIndex: RULES.indexOf(rule),
    level,
    message: {
      text: `${name} ${when}: ${message}${whereOf(payload).startsWith(',') ? whereOf(payload) : ''}.`,
    },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } },
        logicalLocations: [{ fullyQualifiedName: `${path}.${member}`, kind: 'member' }],
      },
    ],
    properties: { fault, ...(method ? { method: method.id } : {}) },
  };
}

function artifact(file: string): { uri: string } {
  return { uri: nameOf(file).split(/[\\/]/).map(encodeURIComponent).join('/') };
}

function nameOf(file: string): string {
  return file === '-' ? 'stdin' : file;
}
