import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { entries, executor } from '../../../../reports/formats/allure.ts';
import { annotated, annotateResults, CATEGORIES } from '../../../../reports/formats/allure-results.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { cell, type Changes, judged, seen } from './made-up.ts';

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

test('a failure says rule, sentence and message, and is owned by the subject of the failing rule', () => {
  const { statusDetails, labels } = shown([seen(cell('AAA-01')), seen(cell('AAA-03'), 'notMet')], {
    run: { inferred: 'judge' },
  });
  expect(statusDetails?.message).toBe('Not met: AAA-03 Is inferred. saw notMet');
  expect(labels).toEqual([
    { name: 'epic', value: 'Checkouts' },
    { name: 'owner', value: 'sdk' },
  ]);
});

test('a waived failure is known, with date, owner and ticket', () => {
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

test('a failed test has its timeline and deciding records attached as text, and hostile text cannot act', () => {
  const results = test.info().outputPath('results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'a-result.json'), JSON.stringify({ ...result(), attachments: [] }));
  const failed = [
    seen(cell('AAA-01'), 'notMet', { exchanges: ['tap-1'], expected: 'a refresh', actual: 'no request' }),
  ];
  const recordings = new Recordings();
  recordings.add(
    cell('AAA-01'),
    [
      {
        id: 'tap-1',
        sender: 'shop',
        startedAt: 1_000,
        finishedAt: 1_100,
        request: {
          method: 'POST',
          url: 'https://api.example/orders',
          headers: {},
          body: { checkoutId: '1' },
        },
        response: { status: 201, headers: {}, body: { state: '<script>alert(1)</script>\u001b[2J' } },
      },
    ],
    failed,
    { actions: [{ title: 'Pays with Konbini', at: 500 }] },
  );
  annotateResults(results, judged(failed), recordings);
  const told = JSON.parse(readFileSync(join(results, 'a-result.json'), 'utf8')) as {
    attachments: { name: string; source: string; type: string }[];
  };
  expect(told.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['Timeline', 'text/plain'],
    ['Deciding requests, responses and calls', 'text/plain'],
  ]);
  const [timeline = '', records = ''] = told.attachments.map(({ source }) =>
    readFileSync(join(results, source), 'utf8'),
  );
  expect(timeline.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  ').trim())).toEqual([
    '+0.00 s  Shopper  Pays with Konbini',
    expect.stringMatching(
      /^\+0\.50 s {2}Shop → API {2}POST \/orders 201 {2}\[state <script>.*\] {2}◄ AAA-01$/,
    ),
    'MISSING  AAA-01: expected a refresh',
    '',
  ]);
  expect(timeline).not.toContain('\u001b');
  expect(records).toContain('"checkoutId": "1"');
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
