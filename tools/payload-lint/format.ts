/** What was found, for people and for programs. No value of a payload is ever shown, only names of members. */
import { rules } from '../../contract/rules.ts';
import { sourceUrl } from '../../contract/rules/sources.ts';
import type { LintFinding } from './judge.ts';
import type { LintedFile, LintedPayload } from './lint-file.ts';

/** Findings shown of one payload; a hostile one has thousands. */
const MOST = 100;

export function asText(files: readonly LintedFile[]): string {
  const lines = files.flatMap(({ file, payloads, problems }) => [
    ...payloads.flatMap((payload) => [`${file}${whereOf(payload)}`, ...linesOf(payload), '']),
    ...(problems.length > 0 ? [...problems.map((problem) => `${file}: cannot be read: ${problem}`), ''] : []),
  ]);
  return [...lines, ...cited(files), summary(files), ''].join('\n');
}

export function asJson(files: readonly LintedFile[]): string {
  const withRule = ({ rule, ...finding }: LintFinding): object => ({
    rule,
    ...finding,
    source: { ...rules[rule].source, url: sourceUrl(rules[rule].source) },
  });
  const shown = files.map(({ payloads, ...file }) => ({
    ...file,
    payloads: payloads.map((payload) => ({
      ...payload,
      findings: payload.findings.map(withRule),
      later: payload.later.map(withRule),
    })),
  }));
  return `${JSON.stringify({ files: shown }, null, 2)}\n`;
}

/** Where in its file a payload stands. */
export function whereOf({ entry, request, path, line }: LintedPayload): string {
  const inside = path === '$' ? '' : `, ${path}`;
  return entry === undefined ? `:${line}${inside}` : `, entry ${entry}, ${request}${inside}`;
}

function linesOf({ method, session, findings, later, excused }: LintedPayload): string[] {
  const name = method ? `${method.name} (${method.id})` : 'unknown method';
  const verdict =
    findings.length === 0 && later.length === 0
      ? (excused ?? (session ? 'clean' : 'ready for a session: add sessionId'))
      : later.length > 0
        ? 'once sessionId is added:'
        : count(findings.length, 'finding');
  return [
    `  ${name}, ${session ? 'with' : 'without'} a session: ${verdict}`,
    ...column(findings),
    ...column(later),
  ];
}

function column(findings: readonly LintFinding[]): string[] {
  const shown = findings
    .slice(0, MOST)
    .map(({ rule, fault, message }) => `    ${fault.padEnd(10)}  ${rule}  ${message}`);
  return findings.length > MOST ? [...shown, `    and ${findings.length - MOST} more`] : shown;
}

/** The rules that were named, each with its source. */
function cited(files: readonly LintedFile[]): string[] {
  const named = new Set(
    files.flatMap(({ payloads }) =>
      payloads.flatMap(({ findings, later }) => [...findings, ...later].map(({ rule }) => rule)),
    ),
  );
  return [...named].sort().flatMap((id) => {
    const { text, source } = rules[id];
    return [
      `${id}  ${text}`,
      `        ${source.document} — ${source.heading}`,
      `        ${sourceUrl(source)}`,
      '',
    ];
  });
}

function summary(files: readonly LintedFile[]): string {
  const payloads = files.flatMap((file) => file.payloads);
  const sum = (of: (payload: LintedPayload) => number): number =>
    payloads.reduce((total, payload) => total + of(payload), 0);
  const later = sum((payload) => payload.later.length);
  const problems = files.reduce((total, file) => total + file.problems.length, 0);
  return [
    `${count(payloads.length, 'payload')} in ${count(files.length, 'file')}: ${count(
      sum(({ findings }) => findings.length),
      'finding',
    )}`,
    ...(later > 0 ? [`${later} to settle when a session is added`] : []),
    ...(problems > 0 ? [`${problems} could not be read`] : []),
  ].join(', ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
