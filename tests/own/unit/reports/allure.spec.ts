import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries, executor } from '../../../../reports/formats/allure.ts';
import { annotated, annotateResults, CATEGORIES } from '../../../../reports/formats/allure-results.ts';
import { proofOf } from '../../../../reports/playwright/proof.ts';
import { cell, type Changes, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const waiver = { rule: 'AAA-01', method: 'konbini', reason: 'known', owner: 'qa', expires: '2026-06-30' };
const ticket = 'https://tickets.example/7';

function result(): Parameters<typeof annotated>[0] {
  return {
    name: 'shopper pays',
    status: 'failed',
    statusDetails: { message: 'a message of the runner' },
    labels: [
      { name: 'owner', value: 'shop, sdk, provider' },
      { name: 'epic', value: 'Checkouts' },
    ],
  };
}

function shown(evidence: ReturnType<typeof seen>[], changes: Changes = {}): ReturnType<typeof annotated> {
  const certification = judged(evidence, changes);
  return annotated(
    result(),
    certification.evidence.filter(({ outcome }) => outcome !== 'met'),
    certification,
  );
}

function categoryOf(message: string | undefined): string | undefined {
  return CATEGORIES.find(({ messageRegex }) => new RegExp(`^${messageRegex}$`).test(message ?? ''))?.name;
}

for (const [category, evidence, changes] of [
  ['Rules not met', [seen(cell('AAA-01'), 'notMet'), seen(cell('AAA-03'), 'notExercised')], {}],
  [
    'Known failures (waived)',
    [seen(cell('AAA-01'), 'notMet')],
    { context: { waivers: [{ ...waiver, ticket }] } },
  ],
  ['Warnings (SHOULD and inferred rules)', [seen(cell('AAA-02'), 'notMet')], {}],
  ['Not exercised', [seen(cell('AAA-01'), 'notExercised', { message: 'AAA-02 not met: x' })], {}],
  [
    'Environment (target unreachable or failing)',
    [seen(cell('AAA-01'), 'notExercised', { cause: 'environment' })],
    {},
  ],
  ['Errors of the harness', [seen(cell('AAA-01'), 'notExercised', { cause: 'harness' })], {}],
] as const) {
  test(`a failure is in the category "${category}"`, () => {
    expect(categoryOf(shown([...evidence], changes).statusDetails?.message)).toBe(category);
  });
}

test('a failure has rule, text and message, and its owner is the subject of the rule', () => {
  const { statusDetails, labels } = shown([seen(cell('AAA-01')), seen(cell('AAA-03'), 'notMet')], {
    run: { inferred: 'judge' },
  });
  expect(statusDetails?.message).toBe('Not met: AAA-03 Is inferred.\nsaw notMet');
  expect(labels).toEqual([
    { name: 'epic', value: 'Checkouts' },
    { name: 'owner', value: 'sdk' },
    { name: 'tag', value: 'AAA-03' },
  ]);
});

test('a waived failure is marked as known, with date, owner and ticket of its waiver', () => {
  const { statusDetails } = shown([seen(cell('AAA-01'), 'notMet')], {
    context: { waivers: [{ ...waiver, ticket }] },
  });
  expect(statusDetails).toMatchObject({ known: true });
  expect(statusDetails?.message).toContain(
    `AAA-01 waived until 2026-06-30, owner qa: known (ticket ${ticket})`,
  );
});

test('an invalid line of the history is dropped', () => {
  const good = JSON.stringify({ uuid: 'a', testResults: {} });
  const kept = entries(`${good}\n{"uuid":"b","testRes\nnull\n[]\n<<<<<<< HEAD\n${good}\n`);
  expect(kept.map(({ line }) => line)).toEqual([good, good]);
});

const exchange = {
  id: 'tap-1',
  sender: 'shop',
  startedAt: 1_000,
  finishedAt: 1_100,
  request: { method: 'POST', url: 'https://api.example/orders', headers: {}, body: { checkoutId: '1' } },
  response: { status: 201, headers: {}, body: { state: '<script>alert(1)</script>\u001b[2J' } },
};
const actions = [{ title: 'Pays with Konbini', at: 500 }];
const textsOf = (attachments: ReturnType<typeof proofOf>): string[] =>
  attachments.map(({ body }) => body?.toString() ?? '');

test('a failed test has its timeline and deciding records attached as text, and hostile text cannot act', () => {
  const failed = seen(cell('AAA-01'), 'notMet', {
    exchanges: ['tap-1'],
    expected: 'a refresh',
    actual: 'no request',
  });
  const proof = proofOf({ evidence: [failed], exchanges: [exchange] }, { actions });
  expect(proof.map(({ name, contentType }) => [name, contentType])).toEqual([
    ['Timeline', 'text/plain'],
    ['Deciding requests, responses and calls', 'text/plain'],
  ]);
  const [timeline = '', records = ''] = textsOf(proof);
  expect(timeline.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  ').trim())).toEqual([
    '+0.00 s  Shopper  Pays with Konbini',
    expect.stringMatching(
      /^\+0\.50 s {2}Shop → API {2}POST \/orders 201 {2}\[state <script>.*\] {2}◄ AAA-01$/,
    ),
    'MISSING  AAA-01: expected a refresh',
    '',
    expect.stringContaining('records.jsonl'),
    '',
  ]);
  expect(timeline).not.toContain('\u001b');
  expect(records).toContain('"checkoutId": "1"');
});

test('a passed test has a timeline only, of a few kB whatever the size of the bodies', () => {
  const exchanges = Array.from({ length: 60 }, (_, index) => ({
    ...exchange,
    id: `tap-${index}`,
    response: { ...exchange.response, body: { state: 'accepted', items: 'x'.repeat(100_000) } },
  }));
  const proof = proofOf({ evidence: [seen(cell('AAA-01'))], exchanges }, { actions });
  expect(proof.map(({ name }) => name)).toEqual(['Timeline']);
  const [timeline = ''] = textsOf(proof);
  expect(timeline.match(/POST \/orders 201 {2}\[state accepted\]$/gm)).toHaveLength(60);
  expect(timeline.length).toBeLessThan(8_000);
});

test('only failed rules are tags; all others are found by their labels', () => {
  const results = test.info().outputPath('results');
  mkdirSync(results, { recursive: true });
  const file = join(results, 'a-result.json');
  const labels = ['konbini', 'receiver', 'elements', 'AAA-01', 'AAA-03'].map((value) => ({
    name: 'tag',
    value,
  }));
  writeFileSync(file, JSON.stringify({ ...result(), labels }));
  annotateResults(results, judged([seen(cell('AAA-01'), 'notMet'), seen(cell('AAA-03'))]));
  expect((JSON.parse(readFileSync(file, 'utf8')) as { labels: unknown }).labels).toEqual([
    { name: 'method', value: 'konbini' },
    { name: 'flow', value: 'receiver' },
    { name: 'integration', value: 'elements' },
    { name: 'rules', value: 'AAA-01 AAA-03' },
    { name: 'owner', value: 'shop' },
    { name: 'tag', value: 'AAA-01' },
  ]);
});

test('the annotation of the cell is not shown as a step', () => {
  const results = test.info().outputPath('results');
  mkdirSync(results, { recursive: true });
  const file = join(results, 'a-result.json');
  const steps = [{ name: 'cell: konbini pays elements' }, { name: 'Pays with Konbini' }];
  writeFileSync(file, JSON.stringify({ ...result(), status: 'passed', steps }));
  annotateResults(results, judged([seen(cell('AAA-01'))]));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ steps: [{ name: 'Pays with Konbini' }] });
});

test('the executor in GitHub Actions has the address of its run', () => {
  const environment = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_NUMBER: '3',
  };
  expect(executor('run-1', environment)).toMatchObject({
    type: 'github',
    buildName: 'run-1, build 3',
    buildUrl: 'https://github.com/a/b/actions/runs/7',
  });
  expect(executor('run-1', {})).toMatchObject({ type: 'local' });
});
