import { causesOf, type Weighed } from '../../../../reports/verdict/causes.ts';
import type { Verdict } from '../../../../reports/verdict/certification.ts';
import { cell, judged, rules, seen, source } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const A = 'AAA-01';
const B = 'AAA-02';
const C = 'AAA-03';

test('one violation in many scenarios is one cause', () => {
  const { causes } = judged([
    seen(cell(A, 'konbini'), 'notMet'),
    seen(cell(A, 'payPal'), 'notMet', { message: 'another wording' }),
    seen(cell(A, 'payPal', 'declines'), 'notMet'),
  ]);
  expect(causes).toMatchObject([
    { rules: [A], verdict: 'notMet', kind: 'defect', methods: ['konbini', 'payPal'], consequences: [] },
  ]);
  expect(causes[0]?.evidence).toHaveLength(3);
});

test('rules that a violation left unjudged, and the break-off of its scenario, are its consequences', () => {
  const { causes } = judged([
    seen(cell(A), 'notMet'),
    seen(cell(B), 'notExercised'),
    seen(cell(C), 'notMet', { brokeOff: true, exchanges: [] }),
  ]);
  expect(causes).toMatchObject([
    { rules: [A], consequences: ['konbini/pays/AAA-02', 'konbini/pays/AAA-03'] },
  ]);
});

test('a scenario that broke off without another reason is a separate cause', () => {
  const { causes } = judged([seen(cell(A), 'notMet', { brokeOff: true }), seen(cell(B), 'notExercised')]);
  expect(causes).toMatchObject([{ rules: [A], consequences: ['konbini/pays/AAA-02'] }]);
});

test('the failure that ended a payment is the cause in all tests of the method that end at the same page', () => {
  const page = { expected: 'the confirmation page', actual: 'the payment page' };
  const brokeOff = {
    message: 'the scenario broke off: expected the confirmation page, actual the payment page',
  };
  const there = (method: string, scenario: string): ReturnType<typeof cell> => cell(C, method, scenario);
  const { causes } = judged(
    [
      // of two violations in a test, the one in the same group of rules ended the test
      seen({ ...cell(B), rule: 'BBB-01' }, 'notMet', { exchanges: ['tap-9'] }),
      seen(cell(A), 'notMet'),
      seen(cell(C), 'notMet', { ...page, brokeOff: true }),
      seen(there('konbini', 'two-tabs'), 'notMet', {
        ...page,
        actual: 'the payment page; an exception in /pay/2: no cart',
        brokeOff: true,
      }),
      seen(there('konbini', 'unknown-members'), 'notMet', {
        expected: 'confirmation page although more came',
        actual: 'the payment page',
      }),
      seen(there('konbini', 'return-url-reuse'), 'notExercised', brokeOff),
      // another page, another method, another trouble, another violation
      seen(there('konbini', 'cancels'), 'notMet', { ...page, actual: 'the review page', brokeOff: true }),
      seen(there('payPal', 'pays'), 'notExercised', brokeOff),
      seen(there('konbini', 'declines'), 'notExercised', { cause: 'environment' }),
      seen(there('konbini', 'refresh-fails'), 'notMet', { expected: 'x', actual: 'y', exchanges: ['tap-8'] }),
    ],
    {
      context: {
        rules: { ...rules, 'BBB-01': { level: 'MUST', subject: 'shop', text: 'Holds, too.', source } },
      },
    },
  );
  expect(causes.map((cause) => [cause.rules.join(), cause.consequences.length])).toEqual([
    ['BBB-01', 0],
    [A, 4],
    [C, 0],
    [C, 0],
    [C, 0],
  ]);
});

test('the result names the rules that have a cause, and counts those that follow from it', () => {
  const { certifiable } = judged([
    seen(cell(A), 'notMet'),
    seen(cell(B), 'notExercised'),
    seen(cell(C, 'payPal'), 'notExercised'),
  ]);
  expect(certifiable.reasons).toEqual([
    '1 MUST rule is not met: AAA-01.',
    '2 required rules could not be tested in at least one scenario. This does not count as a pass: AAA-03; 1 because of AAA-01.',
  ]);
});

test('violations of different rules are different causes, also in one test', () => {
  const { causes } = judged([
    seen(cell(A), 'notMet', { exchanges: ['tap-1'] }),
    seen(cell(C), 'notMet', { exchanges: ['tap-2'] }),
  ]);
  expect(causes.map(({ rules }) => rules)).toEqual([[A], [C]]);
});

test('different rules that fail on the same record are different causes: one request can have two defects', () => {
  const { causes } = judged([seen(cell(A), 'notMet'), seen(cell(C), 'notMet')]);
  expect(causes.map(({ rules }) => rules)).toEqual([[A], [C]]);
});

/** SCA-02 says of a failed authentication what SRC-04 says of every source that was not made. */
function sourceUsed(record: string, verdict: Verdict): string[][] {
  const weighed = (rule: string, of: Verdict, exchange: string): Weighed => ({
    evidence: { ...seen(cell(rule), 'notMet', { cause: 'defect' }), exchanges: [exchange] },
    verdict: of,
  });
  const left = { ...seen(cell('ORD-04'), 'notExercised'), exchanges: [] };
  return causesOf(
    [
      weighed('SCA-02', 'warning', 'tap-1'),
      weighed('SRC-04', verdict, record),
      { evidence: left, verdict: 'notExercised' },
    ],
    ['SCA-02', 'SRC-04', 'ORD-04'].map((id) => ({ id, subject: 'shop' as const })),
  ).map(({ rules: own, consequences }) => [...own, ...consequences]);
}

test('a rule that restates another is listed under it, if both fail on the same record', () => {
  const under = ['konbini/pays/SCA-02', 'konbini/pays/ORD-04'];
  expect(sourceUsed('tap-1', 'notMet')).toEqual([['SRC-04', ...under]]);
  expect(sourceUsed('tap-2', 'notMet')).toEqual([['SRC-04'], ['SCA-02', under[1]]]);
});

test('a rule is not listed under a less severe one', () => {
  expect(sourceUsed('tap-1', 'met').map(([rule]) => rule)).toEqual(['SCA-02', 'SRC-04']);
});

test('an outage is listed once, as a separate cause next to a violation', () => {
  const outage = { cause: 'environment', message: 'no response' } as const;
  const { causes } = judged([
    seen(cell(A), 'notMet'),
    seen(cell(B), 'notExercised', outage),
    seen(cell(B, 'payPal'), 'notExercised', outage),
  ]);
  expect(causes).toMatchObject([
    { rules: [A], kind: 'defect', consequences: [] },
    { rules: [B], kind: 'environment', methods: ['konbini', 'payPal'] },
  ]);
});

test('refusals that differ only in ids are one cause', () => {
  const refused = (id: string): { message: string } => ({
    message: `the last call to the API was refused: POST https://api.example/checkouts/${id}, 404 not_found "Checkout ${id} not found."`,
  });
  const { causes } = judged([
    seen(cell(A, 'konbini'), 'notExercised', refused('8f2c1e55-0ab1')),
    seen(cell(A, 'payPal'), 'notExercised', refused('77a1c0de-9b02')),
  ]);
  expect(causes).toMatchObject([{ rules: [A], methods: ['konbini', 'payPal'] }]);
});

test('every piece of evidence that is not met is in exactly one cause', () => {
  const evidence = ['konbini', 'payPal'].flatMap((method) =>
    [A, B, C].flatMap((rule, index) => [
      seen(cell(rule, method), index === 1 ? 'notExercised' : 'notMet'),
      seen(cell(rule, method, 'declines'), index === 2 ? 'met' : 'notExercised', { cause: 'environment' }),
    ]),
  );
  const { causes } = judged(evidence);
  const ids = causes.flatMap(({ evidence: own, consequences }) => [...own, ...consequences]);
  expect(ids.toSorted()).toEqual(
    evidence
      .filter(({ outcome }) => outcome !== 'met')
      .map(({ id }) => id)
      .toSorted(),
  );
});
