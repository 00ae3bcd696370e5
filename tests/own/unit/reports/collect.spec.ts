import type { TestResult } from '@playwright/test/reporter';
import { CELL_ANNOTATION, EVIDENCE_ATTACHMENT } from '../../../../contract/evidence.ts';
import { withoutAnalytics } from '../../../../reports/formats/allure.ts';
import { cellOf, collect, takeEvidence } from '../../../../reports/verdict/collect.ts';
import { Scrubber } from '../../../../reports/scrub/scrubber.ts';
import { cell, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const scrubber = new Scrubber({
  runKey: 'run-key',
  secretKey: 'sk-secret',
  publicKey: 'pk-public',
  cards: [],
});
const owed = [cell('AAA-01'), cell('AAA-02')];
const title = 'shopper pays';

function ended(status: TestResult['status'], ...messages: string[]): Pick<TestResult, 'status' | 'errors'> {
  return { status, errors: messages.map((message) => ({ message })) };
}

test('a test of the plan is identified by its annotations', () => {
  const annotations = [{ type: CELL_ANNOTATION, description: 'konbini pays elements' }];
  expect(cellOf({ annotations })).toEqual({ method: 'konbini', scenario: 'pays', integration: 'elements' });
  expect(cellOf({ annotations: [{ type: 'note', description: 'konbini pays elements' }] })).toBeUndefined();
});

test('other reporters do not get the evidence attachment', () => {
  const attachments = [
    { name: 'a', contentType: 'text/plain', body: Buffer.from('a') },
    { ...EVIDENCE_ATTACHMENT, body: Buffer.from('{}') },
  ];
  const result = { attachments } as unknown as TestResult;
  expect(takeEvidence(result)).toEqual(['{}']);
  expect(result.attachments.map(({ name }) => name)).toEqual(['a']);
});

test('evidence counts, and a further error of the test is an error of the harness', () => {
  const body = JSON.stringify({
    evidence: [seen(cell('AAA-01'))],
    exchanges: [],
    drift: [],
    environment: [],
  });
  const fine = collect({ title }, ended('failed', 'expect(received).toBe(expected)'), [body], owed, scrubber);
  expect(fine.evidence).toHaveLength(1);
  expect(fine.errors).toEqual([]);
  const torn = collect({ title }, ended('failed', 'Error: tearing down failed'), [body], owed, scrubber);
  expect(torn.errors).toEqual(['shopper pays: Error: tearing down failed']);
});

test('malformed evidence is refused', () => {
  expect(() => collect({ title }, ended('passed'), ['{"evidence":1}'], owed, scrubber)).toThrow();
});

for (const [what, result, cause, message] of [
  ['crashed', ended('failed', 'TypeError: x is undefined'), 'harness', 'TypeError: x is undefined'],
  ['ran out of time', ended('timedOut', 'Test timeout of 90000ms exceeded.'), 'harness', 'timed out'],
  ['was skipped', ended('skipped'), 'harness', 'skipped'],
  ['gave nothing', ended('passed'), 'harness', 'without evidence'],
  ['met an outage', ended('failed', 'EnvironmentError: out of reach'), 'environment', 'out of reach'],
  [
    'lost its process',
    ended('failed', 'Error: worker process exited unexpectedly (code=null, signal=SIGKILL)'),
    'environment',
    'ended from outside (SIGKILL)',
  ],
  [
    'crashed its process',
    ended('failed', 'Error: worker process exited unexpectedly (code=null, signal=SIGSEGV)'),
    'harness',
    'SIGSEGV',
  ],
  ['was interrupted', ended('interrupted'), 'environment', 'interrupted'],
] as const) {
  test(`a test that ${what} leaves all its rules not exercised`, () => {
    const { evidence } = collect({ title }, result, [], owed, scrubber);
    expect(evidence.map(({ rule }) => rule)).toEqual(['AAA-01', 'AAA-02']);
    for (const one of evidence) {
      expect(one).toMatchObject({ outcome: 'notExercised', cause });
      expect(one.message).toContain(message);
    }
  });
}

test('the Allure report calls no external address', () => {
  const page =
    '<p>a</p><script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>\n<script>\n  window.dataLayer = [];</script><script>kept()</script>';
  expect(withoutAnalytics(page)).toBe('<p>a</p>\n<script>kept()</script>');
});
