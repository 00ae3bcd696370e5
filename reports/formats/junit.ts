/** `junit.xml`: one test case per required rule, method and scenario, for CI servers. */
import { visible } from '../../harness/html.ts';
import type { Certification, JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { weighDefect } from '../verdict/judge-cells.ts';
import { isDefect } from '../verdict/waivers.ts';
import { checklistCounts, headline, ruleCounts, scenarioCounts } from './counts.ts';
import { groupBy, oneLine } from './text.ts';
import { waiverLine, waiversOf } from './waiver.ts';

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly kind: Kind;
  readonly message: string;
  readonly evidence: JudgedEvidence;
}

export function junitXml(certification: Certification): string {
  const { evidence, rules, run } = certification;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const suites = [...groupBy(evidence, ({ method }) => method)].map(([method, own]) => {
    const cases = own.map((one) => caseOf(one, byId.get(one.rule), certification));
    return { method, cases };
  });
  const seconds = ((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000).toFixed(3);
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="payment-session-conformance: ${xml(certification.result.title)}" ${numbers(all)} time="${seconds}">`,
    `  ${facts(certification)}`,
    ...suites.flatMap(({ method, cases }) => [
      `  <testsuite name="${xml(method)}" ${numbers(cases)} timestamp="${xml(run.startedAt.replace(/\.\d+Z$/, ''))}">`,
      ...cases.map((one) => caseXml(one, byId.get(one.evidence.rule))),
      '  </testsuite>',
    ]),
    ...waiverSuite(certification.waivers),
    ...(run.errors.length > 0 ? harnessSuite(run.errors) : []),
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf(
  evidence: JudgedEvidence,
  rule: JudgedRule | undefined,
  { run, waivers }: Certification,
): Case {
  const message = evidence.message ?? evidence.outcome;
  if (evidence.outcome === 'met') return { kind: 'passed', message: '', evidence };
  if (evidence.outcome === 'excluded') return { kind: 'skipped', message: `excluded: ${message}`, evidence };
  if (isDefect(evidence)) {
    const verdict = weighDefect(evidence, rule, run.inferred, waivers);
    return verdict === 'notMet'
      ? { kind: 'failure', message, evidence }
      : { kind: 'skipped', message: `${known(evidence, waivers) ?? verdict}: ${message}`, evidence };
  }
  return evidence.cause === undefined || evidence.cause === 'defect'
    ? { kind: 'skipped', message: `not exercised: ${message}`, evidence }
    : { kind: 'error', message: `${evidence.cause}: ${message}`, evidence };
}

/** Text of a waiver for a failure. */
function known({ rule, method }: JudgedEvidence, waivers: Certification['waivers']): string | undefined {
  const [waiver] = waiversOf(waivers, { rules: [rule], methods: [method] });
  return waiver && waiverLine(waiver);
}

function caseXml({ kind, message, evidence }: Case, rule: JudgedRule | undefined): string {
  const name = `${evidence.rule} ${rule?.text ?? ''} (${evidence.scenario})`;
  const open = `    <testcase classname="${xml(`${evidence.method}.${evidence.scenario}`)}" name="${xml(name)}"`;
  const short = xml(oneLine(message));
  const long = `${xml(message)}\n${xml(evidence.rerun)}`;
  const about = properties(evidence, rule);
  switch (kind) {
    case 'passed':
      return `${open}>${about}</testcase>`;
    case 'skipped':
      return `${open}>${about}<skipped message="${short}"/></testcase>`;
    case 'failure':
      return `${open}>${about}<failure type="${rule?.level ?? 'MUST'}" message="${short}">${long}</failure></testcase>`;
    case 'error':
      return `${open}>${about}<error type="${evidence.cause ?? 'harness'}" message="${short}">${long}</error></testcase>`;
    default:
      return kind satisfies never;
  }
}

function facts(certification: Certification): string {
  const all = {
    run: certification.run.id,
    rules: ruleCounts(certification),
    checklist: checklistCounts(certification),
    counts: headline(certification),
    scenarios: scenarioCounts(certification),
  };
  return `<properties>${Object.entries(all)
    .map(([name, value]) => `<property name="${name}" value="${xml(value)}"/>`)
    .join('')}</properties>`;
}

function properties(
  { rule: id, method, integration, scenario }: JudgedEvidence,
  rule: JudgedRule | undefined,
): string {
  const all = { rule: id, level: rule?.level, subject: rule?.subject, method, integration, scenario };
  const given = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return `<properties>${given.map(({ name, value }) => `<property name="${name}" value="${xml(value)}"/>`).join('')}</properties>`;
}

/** An expired waiver, or one that is no longer needed, fails the run. */
function waiverSuite(waivers: Certification['waivers']): string[] {
  const bad = waivers.filter(({ status }) => status === 'expired' || status === 'unneeded');
  if (bad.length === 0) return [];
  return [
    `  <testsuite name="waivers" tests="${bad.length}" failures="${bad.length}" errors="0" skipped="0">`,
    ...bad.map(
      ({ rule, method, status, expires }) =>
        `    <testcase classname="waivers" name="${xml(`${rule} for ${method}`)}"><failure type="waiver" message="${xml(`${status}, until ${expires}`)}"/></testcase>`,
    ),
    '  </testsuite>',
  ];
}

function harnessSuite(errors: readonly string[]): string[] {
  return [
    `  <testsuite name="harness" tests="${errors.length}" failures="0" errors="${errors.length}" skipped="0">`,
    ...errors.map(
      (error, index) =>
        `    <testcase classname="harness" name="error ${index + 1}"><error type="harness" message="${xml(oneLine(error))}"/></testcase>`,
    ),
    '  </testsuite>',
  ];
}

function numbers(cases: readonly Case[]): string {
  const of = (kind: Kind): number => cases.filter((one) => one.kind === kind).length;
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

/** Characters that are invalid in XML, even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function xml(text: string): string {
  return visible(text)
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;');
}
