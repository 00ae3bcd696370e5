/** The findings as SARIF 2.1.0, for code scanning. */
import { citations, lintRules } from './citations.ts';
import { whereOf } from './format.ts';
import type { LintFinding } from './finding.ts';
import type { LintedFile, LintedPayload } from './lint-file.ts';

const HOME = 'https://github.com/DigitalRiver/GitBook';

export function asSarif(files: readonly LintedFile[], version: string): string {
  const notice = (level: string, file: string, text: string): object => ({
    level,
    message: { text: `${nameOf(file)}: ${text}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  });
  const notices = files.flatMap(({ file, problems, unread, made }) => [
    ...problems.map((problem) => notice('error', file, `cannot be read: ${problem}`)),
    ...unread.map((part) => notice('warning', file, `not read: ${part}`)),
    ...made.map((path) =>
      notice('note', file, `not checked, because this source was created already: ${path}`),
    ),
  ]);
  const run = {
    tool: {
      driver: {
        name: 'payment-session-conformance lint:payload',
        version,
        informationUri: HOME,
        rules: lintRules.map((id) => ({
          id,
          shortDescription: { text: citations[id].text },
          fullDescription: { text: `${citations[id].source.document} — ${citations[id].source.heading}` },
          helpUri: citations[id].url,
          defaultConfiguration: { level: 'error' },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: files.every(({ problems }) => problems.length === 0),
        ...(notices.length > 0 ? { toolExecutionNotifications: notices } : {}),
      },
    ],
    results: files.flatMap(({ file, payloads }) =>
      payloads.flatMap((payload) => [
        ...payload.findings.map((finding) => result(file, payload, finding, 'error')),
        ...payload.later.map((finding) => result(file, payload, finding, 'note')),
        ...payload.warnings.map((finding) =>
          result(file, payload, finding, finding.fault === 'drift' ? 'note' : 'warning'),
        ),
      ]),
    ),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function result(
  file: string,
  payload: LintedPayload,
  { rule, fault, member, message }: LintFinding,
  level: 'error' | 'warning' | 'note',
): object {
  const { method, kind, session, path, line } = payload;
  const name = method ? `${method.name} ${kind}` : capital(kind);
  const when = session ? 'with a session' : 'applies when a session is added';
  return {
    ruleId: rule,
    ruleIndex: lintRules.indexOf(rule),
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
  // half of a surrogate pair cannot be encoded
  const name = nameOf(file).replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return { uri: name.split(/[\\/]/).map(encodeURIComponent).join('/') };
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function nameOf(file: string): string {
  return file === '-' ? 'stdin' : file;
}
