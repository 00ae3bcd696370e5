import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checklist } from '../../../../contract/checklist.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { certificationMarkdown } from '../../../../reports/formats/markdown.ts';
import { junitXml } from '../../../../reports/formats/junit.ts';
import { summary } from '../../../../reports/terminal/summary.ts';
import { invalidity, readAttestations, sha256Of } from '../../../../reports/verdict/attestations.ts';
import type { Certification } from '../../../../reports/verdict/certification.ts';
import { exitCode } from '../../../../reports/verdict/exit-code.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { cell, type Changes, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const MUST = 'AAA-01';
const manual = { id: 'one', checklist: 'a', section: '', question: 'Is it so?', inScope: false, rules: [] };
const answer = { item: 'one', answer: 'yes', by: 'QA', on: '2026-01-01', expires: '2026-12-31' } as const;
const selfTest = { provider: 'embedded', shop: 'fixture' } as const;

function passed(changes: Changes = {}): Certification {
  return judged([seen(cell(MUST))], changes);
}

test('the reports say for which methods a shop is certified, and a selection for none', () => {
  const listed = 'konbini, payPal.';
  const ready = passed({ context: { checklist: [manual], answers: [{ answer }] } });
  expect(ready.certifiable.reasons).toContain(`Certified for: ${listed}`);
  const open = passed({ context: { checklist: [manual] } });
  expect(open.certifiable.reasons).toContain(`Once the manual items are answered, certified for: ${listed}`);
  for (const report of [
    certificationMarkdown(ready),
    certificationHtml({ certification: ready, scenarios: [], recordings: new Recordings() }),
    summary(ready, { columns: 80, paint: (_style, text) => text }),
  ])
    expect(report).toContain(`Certified for: ${listed}`);
  for (const none of [passed({ run: { partial: true } }), passed({ run: selfTest })])
    expect(none.certifiable.reasons.join()).not.toMatch(/certified for/i);
});

for (const [state, title, certification, code] of [
  ['ready', 'Ready to certify', passed({ context: { checklist: [manual], answers: [{ answer }] } }), 0],
  [
    'automatedPassed',
    'Automated checks passed, 1 manual answer open',
    passed({ context: { checklist: [manual] } }),
    0,
  ],
  ['selfTestPassed', 'Self-test passed', passed({ run: selfTest, context: { checklist: [manual] } }), 0],
  ['selectionPassed', 'Selection passed: no certification is issued', passed({ run: { partial: true } }), 0],
  ['incomplete', 'Incomplete', passed({ run: { status: 'interrupted' } }), 3],
  ['notCertifiable', 'Not certifiable', judged([seen(cell(MUST), 'notMet')], { run: selfTest }), 1],
  [
    'notCertifiable',
    'Not certifiable',
    passed({ context: { checklist: [manual], answers: [{ answer: { ...answer, answer: 'no' } }] } }),
    0,
  ],
] as const) {
  test(`"${title}" has the same words in all reports (${state}, exit code ${code})`, () => {
    expect(certification.result).toEqual({ state, title });
    expect(exitCode(certification, { strict: false })).toBe(code);
    const page = certificationHtml({ certification, scenarios: [], recordings: new Recordings() });
    expect(page).toContain(`<p class="said">${title}</p>`);
    expect(certificationMarkdown(certification).split('\n')[0]).toBe(`# ${title}`);
    expect(summary(certification, { columns: 80, paint: (_, text) => text }).split('\n')[0]).toBe(title);
    expect(junitXml(certification)).toContain(`payment-session-conformance: ${title}`);
  });
}

test('an invalid attestation leaves its item open, with the reason', () => {
  const { checklist: items, checklistSummary } = passed({
    context: { checklist: [manual], answers: [{ answer, invalid: 'the answer expired on 2026-12-31' }] },
  });
  expect(items[0]).toMatchObject({ state: 'open', openBecause: 'the answer expired on 2026-12-31' });
  expect(checklistSummary).toEqual({ judged: 0, answered: 0, open: 1 });
});

test('each of the 67 checklist items is judged, answered or open', () => {
  const { checklistSummary: sum, checklist: items } = passed({
    context: { checklist, answers: [{ answer: { ...answer, item: checklist[0]?.id ?? '' } }] },
  });
  expect(items).toHaveLength(67);
  expect(sum.judged + sum.answered + sum.open).toBe(67);
  expect(sum.answered).toBe(1);
});

test('answers expire, and an evidence file that is missing or changed invalidates its answer', () => {
  const folder = test.info().outputPath('shop');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mail.txt'), 'a mail');
  const good = { ...answer, files: [{ path: 'mail.txt', sha256: sha256Of('a mail') }] };
  expect(invalidity(good, folder, '2026-12-31')).toBeUndefined();
  expect(invalidity(good, folder, '2027-01-01')).toContain('expired on 2026-12-31');
  expect(
    invalidity(
      { ...good, files: [{ path: 'none.txt', sha256: good.files[0]?.sha256 ?? '' }] },
      folder,
      '2026-02-01',
    ),
  ).toContain('none.txt is missing');
  writeFileSync(join(folder, 'mail.txt'), 'another mail');
  expect(invalidity(good, folder, '2026-02-01')).toContain('mail.txt has changed');
});

test('the file of attestations is validated strictly', () => {
  const file = test.info().outputPath('attestations.json');
  mkdirSync(dirname(file), { recursive: true });
  const reading = (value: unknown): (() => unknown) => {
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return () => readAttestations(file);
  };
  const item = checklist[0]?.id;
  expect(readAttestations(test.info().outputPath('none.json'))).toEqual({ answers: [] });
  expect(reading({ answers: [{ ...answer, item }] })()).toMatchObject({ answers: [{ item, answer: 'yes' }] });
  expect(reading('{')).toThrow(/attestations\.json is not JSON/);
  expect(reading({ answers: [answer] })).toThrow(/is not a checklist item/);
  expect(reading({ answers: [{ ...answer, item, answer: 'maybe' }] })).toThrow(/answer/);
  expect(reading({ answers: [{ ...answer, item, expires: 'soon' }] })).toThrow(/must be a date/);
  expect(
    reading({
      answers: [
        { ...answer, item },
        { ...answer, item },
      ],
    }),
  ).toThrow(/two answers to/);
});
