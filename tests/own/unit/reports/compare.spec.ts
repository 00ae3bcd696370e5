import { writeFileSync } from 'node:fs';
import { exitCode } from '../../../../reports/verdict/exit-code.ts';
import { compare } from '../../../../reports/verdict/compare.ts';
import { certificationIn } from '../../../../reports/verdict/certification-file.ts';
import type { Certification } from '../../../../reports/verdict/certification.ts';
import { comparisonTitle } from '../../../../reports/formats/comparison.ts';
import { certificationMarkdown } from '../../../../reports/formats/markdown.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { ShapeCollector } from '../../../../reports/verdict/shapes.ts';
import { summary } from '../../../../reports/terminal/summary.ts';
import { cell, type Changes, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const lax = { strict: false };
const SHAPES = { 'POST /sources 201': { id: 'string', amount: 'number', 'owner.email': 'string' } };

function ran(
  failing: readonly string[],
  more: Changes & { shapes?: Certification['shapes'] } = {},
): Certification {
  const cells = [cell('AAA-01'), cell('AAA-01', 'payPal'), cell('AAA-02'), cell('AAA-02', 'payPal')];
  const evidence = cells.map((owed) =>
    seen(owed, failing.includes(`${owed.rule} ${owed.method}`) ? 'notMet' : 'met'),
  );
  return judged(evidence, { ...more, context: { shapes: more.shapes ?? SHAPES, ...more.context } });
}

function since(earlier: Certification, now: Certification): Certification {
  return { ...now, comparison: compare(now, earlier) };
}

test('exactly three differences of two runs are listed', () => {
  const earlier = ran(['AAA-02 konbini', 'AAA-02 payPal'], { run: { id: 'run-0' } });
  const shapes = { 'POST /sources 201': { id: 'string', amount: 'string', 'owner.email': 'string' } };
  const now = since(earlier, ran(['AAA-01 payPal', 'AAA-02 payPal'], { shapes }));
  expect(now.comparison).toEqual({
    run: 'run-0',
    finishedAt: earlier.run.finishedAt,
    newFailures: [{ rule: 'AAA-01', was: 'met', is: 'notMet', methods: ['payPal'], scenarios: ['pays'] }],
    fixed: [{ rule: 'AAA-02', was: 'warning', is: 'met', methods: ['konbini'], scenarios: ['pays'] }],
    stillFailing: [
      { rule: 'AAA-02', was: 'warning', is: 'warning', methods: ['payPal'], scenarios: ['pays'] },
    ],
    notTestedNow: [],
    shapes: [
      { response: 'POST /sources 201', member: 'amount', change: 'retyped', was: 'number', is: 'string' },
    ],
  });
  const title =
    'Compared with run-0 of 2026-01-01: 1 rule newly failing, 1 rule fixed, 1 rule still failing, 1 changed member of responses.';
  const paint = (_: unknown, text: string): string => text;
  const page = certificationHtml({ certification: now, scenarios: [], recordings: new Recordings() });
  expect(page.indexOf(title)).toBeGreaterThan(0);
  expect(page.indexOf(title)).toBeLessThan(page.indexOf('id="summary"'));
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
  for (const text of [flat(certificationMarkdown(now)), flat(summary(now, { columns: 80, paint }))]) {
    expect(text).toContain(title);
    // before the causes
    expect(text.indexOf(title)).toBeLessThan(text.indexOf('certify -- --methods'));
    expect(text).toContain('amount retyped (number → string)');
  }
});

test('two equal runs have no differences', () => {
  const now = since(ran(['AAA-01 payPal']), ran(['AAA-01 payPal']));
  expect(now.comparison && comparisonTitle(now.comparison)).toMatch(
    /nothing changed, 1 rule still failing\.$/,
  );
});

test('an added or removed member is named if both runs played the same tests', () => {
  const without = { 'POST /sources 201': { id: 'string', amount: 'number' } };
  const changes = (earlier: Certification, now: Certification): string[] =>
    compare(now, earlier).shapes.map(({ member, change }) => `${member} ${change}`);
  expect(changes(ran([]), ran([], { shapes: without }))).toEqual(['owner.email removed']);
  expect(changes(ran([], { shapes: without }), ran([]))).toEqual(['owner.email added']);
  // a selection played fewer tests, so a member may be missing for this reason
  const less = judged([seen(cell('AAA-01'))], { context: { shapes: without } });
  expect(changes(ran([]), less)).toEqual([]);
});

test('a failure that was not tested again is not fixed, and unselected tests are not compared', () => {
  const earlier = ran(['AAA-01 konbini', 'AAA-01 payPal']);
  const now = judged([seen(cell('AAA-01'), 'notExercised', { cause: 'environment' })]);
  expect(compare(now, earlier)).toMatchObject({
    fixed: [],
    newFailures: [],
    stillFailing: [],
    notTestedNow: [{ rule: 'AAA-01', methods: ['konbini'] }],
  });
});

test('an excluded check counts neither as met nor as not exercised', () => {
  const excluded = judged([seen(cell('AAA-01'), 'excluded')]);
  const notTested = judged([seen(cell('AAA-01'), 'notExercised', { cause: 'environment' })]);
  const nothing = { newFailures: [], fixed: [], stillFailing: [], notTestedNow: [] };
  for (const earlier of [excluded, notTested, ran([])])
    expect(compare(excluded, earlier)).toMatchObject(nothing);
  expect(compare(ran([]), excluded)).toMatchObject(nothing);
  const failing = ran(['AAA-01 konbini']);
  expect(compare(failing, excluded).newFailures).toMatchObject([{ was: 'excluded', is: 'notMet' }]);
  expect(compare(excluded, failing)).toMatchObject({
    fixed: [],
    notTestedNow: [{ was: 'notMet', is: 'excluded' }],
  });
});

test('a waiver does not fix a failure', () => {
  const waiver = { rule: 'AAA-01', method: 'payPal', reason: 'known', owner: 'qa', expires: '2026-06-30' };
  const now = ran(['AAA-01 payPal'], { context: { waivers: [waiver] } });
  expect(compare(now, ran(['AAA-01 payPal']))).toMatchObject({
    fixed: [],
    stillFailing: [{ was: 'notMet', is: 'waived' }],
  });
});

test('with --gate regressions, only new failures give exit code 1', () => {
  const gate = { run: { gate: 'regressions' } } as const;
  const old = ran(['AAA-01 payPal']);
  expect(exitCode(since(old, ran(['AAA-01 payPal'])), lax)).toBe(1);
  expect(exitCode(since(old, ran(['AAA-01 payPal'], gate)), lax)).toBe(0);
  expect(exitCode(since(old, ran(['AAA-01 payPal', 'AAA-01 konbini'], gate)), lax)).toBe(1);
  expect(exitCode(since(old, ran(['AAA-02 payPal'], gate)), lax)).toBe(0);
  expect(exitCode(since(old, ran(['AAA-02 payPal'], gate)), { strict: true })).toBe(1);
  // without an earlier run everything is new
  expect(exitCode(ran(['AAA-01 payPal'], gate), lax)).toBe(1);
  const broken = { ...gate, context: { errors: ['of the harness'] } };
  expect(exitCode(since(old, ran([], broken)), lax)).toBe(4);
});

test('shapes are stored by response and event, without identifiers and without changed exchanges', () => {
  const collector = new ShapeCollector();
  const exchange = (sender: string, method: string, url: string, body: unknown, more: object = {}): void =>
    collector.add({
      id: 'x',
      sender,
      request: { method, url, headers: {}, body: sender === 'provider' ? body : undefined },
      response: { status: 200, headers: {}, body: sender === 'provider' ? undefined : body },
      startedAt: 1,
      finishedAt: 2,
      ...more,
    } as unknown as Parameters<ShapeCollector['add']>[0]);
  exchange('shop', 'GET', 'https://api.example/orders/1234?x=1', { id: '1', items: [{ n: 1 }], at: null });
  exchange('shop', 'GET', 'https://api.example/orders/5678', { id: 5, items: [] });
  exchange('shop', 'GET', 'https://api.example/orders/5678', { fault: 1 }, { intervention: 'status-500' });
  exchange('provider', 'POST', 'https://shop.example/hooks', { type: 'order.accepted', data: {} });
  expect(collector.shapes()).toEqual({
    'GET /orders/{id} 200': {
      at: 'null',
      id: 'number | string',
      items: 'array',
      'items[]': 'object',
      'items[].n': 'number',
    },
    'webhook order.accepted': { data: 'object', type: 'string' },
  });
});

test('a missing file, or one of another version, is not used as the earlier run', () => {
  const file = test.info().outputPath('earlier.json');
  expect(certificationIn(file)).toBe(undefined);
  writeFileSync(file, JSON.stringify({ schemaVersion: 1 }));
  expect(certificationIn(file)).toBe(undefined);
  const certification = ran([]);
  writeFileSync(file, JSON.stringify(certification));
  expect(certificationIn(file)).toEqual(certification);
});
