import type { TestStep } from '@playwright/test/reporter';
import { STEP_ANNOTATIONS } from '../../../../contract/evidence.ts';
import { excerpt } from '../../../../reports/html/excerpt.ts';
import { pattern } from '../../../../reports/formats/text.ts';
import { circumstancesOf } from '../../../../reports/playwright/circumstances.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { missingStep, timelineOf } from '../../../../reports/verdict/timeline.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const exchange = {
  id: 'tap-1',
  sender: 'shop',
  startedAt: 2_500,
  finishedAt: 2_600,
  request: { method: 'POST', url: 'https://api.example/orders?x=1', headers: {} },
  response: {
    status: 201,
    headers: {},
    body: {
      id: '1',
      state: 'pending_payment',
      payment: { session: { state: 'requires_action' } },
      owner: { address: { state: 'Osaka' } },
    },
  },
};
const recorded = [
  { id: 'visit-1', screen: 'confirmation', url: 'https://shop.example/done', at: 4_000, text: 'Thank you' },
  exchange,
  { id: 'call-1', method: 'createSource', args: [{}], at: 2_000, page: 'https://shop.example/pay' },
  { id: 'navigation-1', url: 'https://shop.example/pay', at: 1_500 },
  { id: 'console-1', kind: 'console', page: 'https://shop.example/pay', text: 'x is undefined', at: 3_000 },
];
const evidence = [seen(cell('AAA-01'), 'notMet', { exchanges: ['tap-1'] })];

test('steps of the harness are not shown as actions of the shopper, and steps that judge are not shown', () => {
  const stepOf = (title: string, at: number): TestStep =>
    ({ title, category: 'test.step', startTime: new Date(at) }) as TestStep;
  const titles = ['Pays with Konbini', 'Reads the order page', 'The harness orders again', 'Checks 2 rules'];
  const circumstances = circumstancesOf(
    {
      steps: titles.map(stepOf),
      attachments: [],
      annotations: [
        { type: STEP_ANNOTATIONS.harness, description: 'Reads the order page' },
        { type: STEP_ANNOTATIONS.harness, description: 'The harness orders again' },
        { type: STEP_ANNOTATIONS.judging, description: 'Checks 2 rules' },
      ],
    },
    '/out',
  );
  const recordings = new Recordings();
  recordings.add(cell('AAA-01'), recorded, evidence, circumstances);
  const test_ = recordings.failedTest(cell('AAA-01'));
  const steps = test_ ? timelineOf(test_, []).filter(({ witness }) => !witness) : [];
  expect(steps.map(({ lane, title }) => `${lane}: ${title}`)).toEqual([
    'Shopper: Pays with Konbini',
    'Harness: Reads the order page',
    'Harness: orders again',
  ]);
});

test('a failed test has a timeline of actions, pages, calls, exchanges and errors, with states', () => {
  const recordings = new Recordings();
  recordings.add(cell('AAA-01'), recorded, evidence, {
    actions: [{ title: 'Pays with Konbini', at: 1_000 }],
  });
  const test_ = recordings.failedTest(cell('AAA-01'));
  expect(test_ && timelineOf(test_, ['tap-1']).map((entry) => ({ ...entry, witness: undefined }))).toEqual([
    { lane: 'Shopper', title: 'Pays with Konbini', after: 0, states: [], deciding: false },
    { lane: 'Page', title: 'opens /pay', after: 500, states: [], deciding: false },
    { lane: 'SDK', title: 'createSource()', after: 1_000, states: [], deciding: false },
    {
      lane: 'Shop → API',
      title: 'POST /orders 201',
      after: 1_500,
      states: ['state pending_payment', 'session.state requires_action'],
      deciding: true,
    },
    {
      lane: 'Error',
      title: 'console error in /pay: x is undefined',
      after: 2_000,
      states: [],
      deciding: false,
    },
    { lane: 'Page', title: 'confirmation page', after: 3_000, states: [], deciding: false },
  ]);
});

test('a finding links to the trace of its test, and says how to open it', () => {
  const recordings = new Recordings();
  recordings.add(cell('AAA-01'), recorded, evidence, {
    actions: [],
    trace: 'test-results/api-›-it\'s "a"/trace.zip',
  });
  const page = certificationHtml({ certification: judged(evidence), scenarios: [], recordings });
  expect(page).toContain('href="test-results/api-%E2%80%BA-it');
  expect(page).toContain('npx playwright show-trace');
  const without = new Recordings();
  without.add(cell('AAA-01'), recorded, evidence);
  expect(
    certificationHtml({ certification: judged(evidence), scenarios: [], recordings: without }),
  ).not.toContain('show-trace');
});

test('the path of a trace is relative to the report folder', () => {
  const attachments = [
    { name: 'trace', contentType: 'application/zip', path: '/out/test-results/a/trace.zip' },
  ];
  expect(circumstancesOf({ steps: [], attachments, annotations: [] }, '/out').trace).toBe(
    'test-results/a/trace.zip',
  );
  expect(circumstancesOf({ steps: [], attachments: [], annotations: [] }, '/out')).toEqual({ actions: [] });
});

test('a missing step is marked at its place in the timeline', () => {
  const late = { actual: 'no request', expected: 'a refresh of the session' };
  expect(missingStep(late)).toBe('a refresh of the session');
  expect(missingStep({ expected: 'the confirmation page', actual: 'the review page', brokeOff: true })).toBe(
    'the confirmation page',
  );
  expect(missingStep({ expected: 'status 201', actual: '200' })).toBeUndefined();
  const recordings = new Recordings();
  const failed = [seen(cell('AAA-01'), 'notMet', { exchanges: ['tap-1'], ...late })];
  recordings.add(cell('AAA-01'), recorded, failed);
  const page = certificationHtml({ certification: judged(failed), scenarios: [], recordings });
  const [order, missing, error] = ['POST /orders 201 <i', '○ Missing', 'console error in /pay: x'].map(
    (text) => page.indexOf(text, page.indexOf('class="timeline"')),
  );
  expect([order, missing, error]).toEqual([order, missing, error].toSorted((a = 0, b = 0) => a - b));
  expect(order).toBeGreaterThan(0);
});

test("for a passed test, only the witnesses' records are kept, each with its hash", () => {
  const recordings = new Recordings();
  recordings.add(cell('AAA-01'), recorded, [seen(cell('AAA-01'), 'met', { exchanges: ['tap-1'] })]);
  expect(recordings.failedTest(cell('AAA-01'))).toBeUndefined();
  expect(recordings.lines().map(({ id }) => id)).toEqual(['tap-1']);
  expect(recordings.hashes()).toEqual({
    'konbini/elements/pays': { 'tap-1': recordings.lines()[0]?.sha256 },
  });
});

test('an excerpt marks the members that a message names, with a line around them', () => {
  const body = { id: 'abc', amount: 12, returnUrl: 'http://shop.example', owner: { lastName: 'A' } };
  const {
    html: { markup },
  } = excerpt(body, { words: 'returnUrl must use https' });
  expect(markup.match(/<mark>[^<]*<\/mark>/g)).toEqual([
    '<mark>&quot;returnUrl&quot;: &quot;http://shop.example&quot;</mark>',
  ]);
  expect(markup).toContain('&quot;amount&quot;');
  expect(markup).not.toContain('lastName');
  expect(excerpt(undefined, { words: 'x' }).html.markup).toContain('no body');
});

test('messages that differ only in identifiers are grouped', () => {
  const one =
    'the address https://localhost:4645/return?order=HAD72TCH57&secret=«clientSecret:e10fd7f0» holds a secret';
  const two =
    'the address https://localhost:4645/return?order=LDW9AFJWTF&secret=«clientSecret:00cf1ed7» holds a secret';
  expect(pattern(one)).toBe(pattern(two));
  expect(pattern('SRC-01: amount is sent')).not.toBe(pattern('SRC-01: currency is sent'));
});
