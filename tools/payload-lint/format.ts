/** Prints the findings as text or JSON. Values of a payload are never shown, only names of members. */
import { WIDTH, wrap } from '../../harness/wrap.ts';
import { citations } from './citations.ts';
import type { LintFinding } from './finding.ts';
import type { LintedFile, LintedPayload } from './lint-file.ts';

/** Maximum number of findings shown of one payload; a malicious one has thousands. */
const MOST = 100;

export function asText(files: readonly LintedFile[]): string {
  const lines = files.flatMap(({ file, payloads, problems, made, unread }) => [
    ...payloads.flatMap((payload) => [`${file}${whereOf(payload)}`, ...linesOf(payload), '']),
    ...paragraph(problems.map((problem) => `${file}: cannot be read: ${problem}`)),
    ...paragraph(unread.map((part) => `${file}: not read: ${part}`)),
    ...paragraph(
      made.map((path) => `${file}: not checked, because this source was created already: ${path}`),
    ),
  ]);
  return [...lines, ...cited(files), summary(files), ''].join('\n');
}

export function asJson(files: readonly LintedFile[]): string {
  const withRule = ({ rule, ...finding }: LintFinding): object => ({
    rule,
    ...finding,
    source: { ...citations[rule].source, url: citations[rule].url },
  });
  const shown = files.map(({ payloads, ...file }) => ({
    ...file,
    payloads: payloads.map((payload) => ({
      ...payload,
      findings: payload.findings.map(withRule),
      later: payload.later.map(withRule),
      warnings: payload.warnings.map(withRule),
    })),
  }));
  return `${JSON.stringify({ files: shown }, null, 2)}\n`;
}

/** Position of a payload in its file. */
export function whereOf({ entry, request, path, line }: LintedPayload): string {
  const inside = path === '$' ? '' : `, ${path}`;
  return entry === undefined ? `:${line}${inside}` : `, entry ${entry}, ${request}${inside}`;
}

function linesOf(payload: LintedPayload): string[] {
  const { method, kind, session, findings, later, warnings } = payload;
  const named = method ? `${method.name} (${method.id})` : kind === 'payload' ? 'unknown method' : '';
  const name = [named, ...(kind === 'payload' ? [] : [kind])].filter(Boolean).join(', ');
  return [
    `  ${name}, ${session ? 'with' : 'without'} a session: ${verdictOf(payload)}`,
    ...column(findings),
    ...column(later),
    ...column(warnings, 'warning: '),
  ];
}

function verdictOf({ session, findings, later, warnings, excused }: LintedPayload): string {
  if (findings.length > 0) return count(findings.length, 'finding');
  if (later.length > 0) return 'once sessionId is added:';
  if (excused !== undefined) return excused;
  const verdict = session ? 'clean' : 'ready for a session: add sessionId';
  return warnings.length > 0 ? `${verdict}, ${count(warnings.length, 'warning')}` : verdict;
}

function column(findings: readonly LintFinding[], prefix = ''): string[] {
  const shown = findings
    .slice(0, MOST)
    .map(({ rule, fault, message }) => `    ${fault.padEnd(11)}  ${rule}  ${prefix}${message}`);
  return findings.length > MOST ? [...shown, `    and ${findings.length - MOST} more`] : shown;
}

/** Lines followed by an empty line; if there are too many, only the first ones. */
function paragraph(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MOST ? [`and ${lines.length - MOST} more`] : [];
  return [...lines.slice(0, MOST), ...more, ''];
}

/** The rules of the findings, each with its source. */
function cited(files: readonly LintedFile[]): string[] {
  const named = new Set(
    files.flatMap(({ payloads }) =>
      payloads.flatMap(({ findings, later, warnings }) =>
        [...findings, ...later, ...warnings].map(({ rule }) => rule),
      ),
    ),
  );
  return [...named].sort().flatMap((id) => {
    const { text, source, url } = citations[id];
    const about = `${source.document} — ${source.heading}`;
    // an address on one line can be copied
    return [...indented(text, `${id}  `), ...indented(about), `        ${url}`, ''];
  });
}

/** A paragraph that begins with the given word. */
function indented(text: string, first = ''): string[] {
  return wrap(text, WIDTH - 8).map((line, at) => `${(at === 0 ? first : '').padEnd(8)}${line}`);
}

function summary(files: readonly LintedFile[]): string {
  const payloads = files.flatMap((file) => file.payloads);
  const sum = (of: (payload: LintedPayload) => number): number =>
    payloads.reduce((total, payload) => total + of(payload), 0);
  const later = sum((payload) => payload.later.length);
  const warnings = sum((payload) => payload.warnings.length);
  const all = (of: (file: LintedFile) => readonly string[]): number =>
    files.reduce((total, file) => total + of(file).length, 0);
  const [problems, unread] = [all((file) => file.problems), all((file) => file.unread)];
  const findings = sum((payload) => payload.findings.length);
  return [
    `${kinds(payloads)} in ${count(files.length, 'file')}: ${count(findings, 'finding')}`,
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(later > 0 ? [`${later} to fix when a session is added`] : []),
    ...(problems > 0 ? [`${problems} could not be read`] : []),
    ...(unread > 0 ? [`${unread} not read`] : []),
  ].join(', ');
}

/** Number of each kind: "2 payloads, 1 wallet request". */
function kinds(payloads: readonly LintedPayload[]): string {
  const names = [...new Set(['payload' as const, ...payloads.map(({ kind }) => kind)])];
  const counts = names.map((name) => ({
    name,
    number: payloads.filter(({ kind }) => kind === name).length,
  }));
  const shown = counts.filter(({ number }) => number > 0);
  return (shown.length > 0 ? shown : counts.slice(0, 1))
    .map(({ name, number }) => count(number, name))
    .join(', ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
