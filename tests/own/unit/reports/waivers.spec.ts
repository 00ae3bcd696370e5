import { writeFileSync } from 'node:fs';
import { exitCode } from '../../../../reports/verdict/exit-code.ts';
import { junitXml } from '../../../../reports/formats/junit.ts';
import { annotated } from '../../../../reports/formats/allure-results.ts';
import { certificationMarkdown } from '../../../../reports/formats/markdown.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { summary } from '../../../../reports/terminal/summary.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { baseline } from '../../../../reports/verdict/baseline.ts';
import { readWaivers } from '../../../../reports/verdict/waivers.ts';
import { cell, judged, seen, verdictOf } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const MUST = 'AAA-01';
const waiver = { rule: MUST, method: 'konbini', reason: 'known', owner: 'qa', expires: '2026-01-01' };
const lax = { strict: false };

test('a waived failure does not fail the run, until its date has passed', () => {
  const evidence = [seen(cell(MUST), 'notMet')];
  const live = judged(evidence, { context: { waivers: [waiver], today: '2026-01-01' } });
  expect(verdictOf(live, MUST)).toBe('waived');
  expect(live.certifiable.answer).toBe('yes');
  expect(live.certifiable.reasons.join()).toContain('AAA-01 for konbini until 2026-01-01');
  expect(exitCode(live, lax)).toBe(0);
  const expired = judged(evidence, { context: { waivers: [waiver], today: '2026-01-02' } });
  expect(verdictOf(expired, MUST)).toBe('notMet');
  expect(expired.waivers[0]?.status).toBe('expired');
  expect(exitCode(expired, lax)).toBe(1);
});

test('a waiver applies only to its own method', () => {
  const evidence = [seen(cell(MUST), 'notMet'), seen(cell(MUST, 'payPal'), 'notMet')];
  const certification = judged(evidence, { context: { waivers: [waiver] } });
  expect(certification.rules[0]?.methods).toEqual({ konbini: 'waived', payPal: 'notMet' });
  expect(verdictOf(certification, MUST)).toBe('notMet');
});

test('an unneeded waiver is an error, and so is an expired one', () => {
  for (const today of ['2026-01-01', '2027-01-01']) {
    const certification = judged([seen(cell(MUST))], { context: { waivers: [waiver], today } });
    expect(certification.certifiable.answer).toBe('no');
    expect(certification.certifiable.reasons[0]).toContain('waiver of AAA-01 for konbini');
    expect(exitCode(certification, lax)).toBe(1);
    expect(junitXml(certification)).toMatch(/<testsuite name="waivers" tests="1" failures="1"/);
  }
});

test('a waiver is not reported as unneeded if the run did not test its rule', () => {
  const context = { waivers: [waiver] };
  const elsewhere = judged([seen(cell(MUST, 'payPal'))], { run: { partial: true }, context });
  expect(elsewhere.waivers[0]?.status).toBe('unjudged');
  const outage = judged([seen(cell(MUST), 'notExercised', { cause: 'environment' })], { context });
  expect(outage.waivers[0]?.status).toBe('unjudged');
  expect(exitCode(outage, lax)).toBe(3);
});

test('the file of waivers is validated strictly', () => {
  const file = test.info().outputPath('waivers.json');
  const reading = (content: string): (() => unknown) => {
    writeFileSync(file, content);
    return () => readWaivers(file);
  };
  const good = { rule: 'RDR-06', method: 'payPal', reason: 'r', owner: 'o', expires: '2026-12-31' };
  expect(readWaivers(test.info().outputPath('none.json'))).toEqual([]);
  expect(reading(JSON.stringify([good]))()).toEqual([good]);
  expect(reading('{')).toThrow(/waivers\.json is not JSON/);
  expect(reading(JSON.stringify([{ ...good, rule: 'RDR-99' }]))).toThrow(/"RDR-99" is not a rule/);
  expect(reading(JSON.stringify([{ ...good, method: 'cash' }]))).toThrow(/"cash" is not a payment method/);
  expect(reading(JSON.stringify([{ ...good, expires: 'soon' }]))).toThrow(/must be a date like 2026-12-31/);
  expect(reading(JSON.stringify([{ ...good, owner: ' ' }]))).toThrow(/who is responsible/);
  expect(reading(JSON.stringify([{ ...good, note: 'x' }]))).toThrow(/note/);
  expect(reading(JSON.stringify([good, good]))).toThrow(/two waivers for/);
});

const ticket = 'https://tickets.example/7';

test('a rule that was not exercised shows no waiver', () => {
  const live = { ...waiver, expires: '2026-12-31', ticket };
  const certification = judged(
    [seen(cell(MUST), 'notMet'), seen(cell(MUST, 'konbini', 'declines'), 'notExercised')],
    { context: { waivers: [live] } },
  );
  const text = summary(certification, { columns: 80, paint: (_, one) => one });
  expect(text).toContain(`? ${MUST}`);
  expect(text.match(/waived until/g)).toHaveLength(1);
});

test('a waiver has the same words in all six outputs, and none calls it a failure', () => {
  const live = { ...waiver, reason: 'known <defect>', expires: '2026-12-31', ticket };
  const certification = judged([seen(cell(MUST), 'notMet')], { context: { waivers: [live] } });
  const paint = (_: unknown, text: string): string => text;
  const { statusDetails } = annotated(
    { name: 'shopper pays', status: 'failed', labels: [] },
    certification.evidence,
    certification,
  );
  const page = certificationHtml({ certification, scenarios: [], recordings: new Recordings() });
  const markdown = certificationMarkdown(certification);
  const junit = junitXml(certification);
  const outputs = {
    terminal: summary(certification, { columns: 80, paint }),
    html: unescaped(page.slice(page.indexOf('id="findings"'), page.indexOf('id="reading"'))),
    markdown: unescaped(markdown.replaceAll(/\\(?=[<>])/g, '')),
    junit: unescaped(junit),
    json: JSON.stringify(certification.rules),
    allure: statusDetails?.message ?? '',
  };
  for (const [name, text] of Object.entries(outputs)) {
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat, name).toContain('waived until 2026-12-31, owner qa: known <defect>');
    expect(flat, name).toContain(ticket);
    expect(flat, name).not.toMatch(/✗|not met: |<failure/i);
  }
  expect(page).toContain(`<a href="${ticket}" rel="noreferrer">Ticket</a>`);
  expect(markdown).toContain('- ~ **AAA-01** (waived, shop)');
  expect(outputs.terminal).toContain('~ AAA-01');
  expect(junit).toContain('<skipped message="waived until');
  expect(certification.causes).toMatchObject([{ verdict: 'waived' }]);
  expect(statusDetails).toMatchObject({ known: true });
});

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

test('--write-waivers waives all failures for 90 days, and keeps existing waivers', () => {
  const evidence = [
    seen(cell(MUST), 'notMet'),
    seen(cell(MUST, 'payPal'), 'notMet'),
    seen(cell('AAA-02'), 'notMet'),
  ];
  const kept = { ...waiver, expires: '2026-12-31' };
  const waivers = baseline(judged(evidence, { context: { waivers: [kept] } }), [kept]);
  expect(waivers).toEqual([
    kept,
    {
      rule: MUST,
      method: 'payPal',
      reason: 'Known since run-1: saw notMet',
      owner: 'not assigned: enter the person who fixes this',
      expires: '2026-04-01',
    },
  ]);
  const again = judged(evidence, { context: { waivers } });
  expect(again.summary).toMatchObject({ notMet: 0, waived: 1 });
  expect(exitCode(again, lax)).toBe(0);
  expect(exitCode(judged(evidence), lax)).toBe(1);
  // with --strict, a SHOULD rule also prevents the certification
  expect(baseline(judged(evidence, { run: { strict: true } }), []).map(({ rule }) => rule)).toEqual([
    MUST,
    MUST,
    'AAA-02',
  ]);
});
