/** Rules judged after a scenario broke off, and without any evidence. */
import type { RuleId } from '../../../../contract/rules.ts';
import type { Exchange } from '../../../../harness/exchange.ts';
import { checks } from '../../../certification/checks/checks.ts';
import { judge as judgeAll } from '../../../certification/judge.ts';
import type { ObservationInput } from '../../../certification/reading/observation.ts';
import { exchange, judge, seenOf, order, SHOP } from '../../made-up-play.ts';
import { fullAbilities } from '../../full-abilities.ts';
import { expect, test } from '../../plain-test.ts';

test('without evidence no rule is met', () => {
  const rules = Object.keys(checks) as RuleId[];
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter((rule) => judge(rule, {}).outcome === 'met')).toEqual([]);
});

const brokenOff = { expected: 'the payment page', actual: 'the failure page' };

const page = { id: 'v', screen: 'failure', url: `${SHOP}/failure`, at: 1, text: '' } as const;

const BROKE_OFF = 'the scenario broke off: expected the payment page, actual the failure page';

const orders = {
  method: 'creditCard',
  integration: 'elements',
  scenario: 'api-errors-at-order',
  rules: ['ORD-01', 'ORD-02', 'PRV-11'],
} as const;

test('after a broken-off story, unseen rules are not exercised with the first cause, and no other rule fails', () => {
  const found = (...answers: readonly (readonly [checkout: string, status: number])[]): string[] => {
    const exchanges = answers.map(([checkout, status]) =>
      order(checkout, status, { intervention: 'stimulus-trouble' }),
    );
    return judgeAll(orders, seenOf({ exchanges, visits: [page] }), {
      abilities: fullAbilities,
      brokenOff,
    }).map(({ rule, finding }) => `${rule} ${finding.outcome} ${finding.message === BROKE_OFF}`);
  };
  expect(found(['a', 409])).toEqual([
    'ORD-01 met false',
    'ORD-02 notExercised true',
    'PRV-11 notExercised true',
  ]);
  // everything seen is correct, but the story did not end: not exercised
  expect(found(['a', 409], ['b', 500])[0]).toBe('ORD-01 notExercised true');
  // a recorded violation counts, however the story ended
  expect(found(['a', 409], ['a', 500])[1]).toBe('ORD-02 notMet false');
});

test('a missing control is explained by what the page or its server reported before', () => {
  const adapter = 'Adapter, enter(): no button';
  const cell = {
    method: 'creditCard',
    integration: 'elements',
    scenario: 'pays',
    rules: ['ORD-01'],
  } as const;
  const told = (kind: 'console' | 'exception', text: string): string | undefined => {
    const pageErrors = [{ id: 'page-error-1', at: 1, page: `${SHOP}/api/buy`, kind, text }];
    const [first] = judgeAll(cell, seenOf({ exchanges: [], pageErrors }), {
      abilities: fullAbilities,
      brokenOff: { expected: 'the adapter to go on', actual: adapter, adapter, isControlMissing: true },
    });
    return first?.finding.message;
  };
  const failed = (status: number): string =>
    `Failed to load resource: the server responded with a status of ${status} (Odd)`;
  expect(told('console', failed(503))).toBe(`${adapter}; ${SHOP}/api/buy: ${failed(503)}`);
  expect(told('exception', 'no cart')).toBe(`${adapter}; an exception in ${SHOP}/api/buy: no cart`);
  expect(told('console', failed(404))).toBe(adapter);
});

test('a story that broke off after a refused call names the call and the answer', () => {
  const toldOf = (seen: Parameters<typeof seenOf>[0]): string | undefined =>
    judgeAll({ ...orders, rules: ['PRV-11'] }, seenOf({ visits: [page], ...seen }), {
      abilities: fullAbilities,
      brokenOff,
    })[0]?.finding.message;
  const told = (...exchanges: readonly Exchange[]): string | undefined => toldOf({ exchanges });
  const update = (id: string, status: number, more = {}): Exchange =>
    exchange(
      'POST',
      `/checkouts/${id}`,
      status,
      { errors: [{ code: 'a_code', message: 'No "email".' }] },
      more,
    );
  const refused = String.raw`; the last call to the API was refused: POST http://127.0.0.1:2/checkouts/c1, 400 a_code "No \"email\"."`;
  expect(told(update('c1', 400))).toBe(BROKE_OFF + refused);
  // a terminal may cut off what the browser says
  const text = 'Failed to load resource: the server responded with a status of 503 (Odd)';
  const pageErrors = [{ id: 'page-error-1', at: 1, page: `${SHOP}/buy`, kind: 'console', text }] as const;
  expect(toldOf({ exchanges: [update('c1', 400)], pageErrors })).toBe(
    `${BROKE_OFF}${refused}; ${SHOP}/buy: ${text}`,
  );
  expect(told(update('c1', 429))).toBe(BROKE_OFF);
  expect(told(update('c1', 400), update('c1', 200))).toBe(BROKE_OFF);
  // a refusal that the shop answers with calls of another kind
  expect(told(update('c1', 400), update('c2', 200))).toBe(
    BROKE_OFF + refused.replace('the last call', 'a call'),
  );
  expect(told(update('c1', 400, { sender: 'harness' }))).toBe(BROKE_OFF);
  expect(told(update('c1', 400, { intervention: 'stimulus-trouble' }))).toBe(BROKE_OFF);
});

test('after an adapter error, rules are not exercised and no rule of the shop fails', () => {
  const adapter = 'Adapter, tryAgain(): no button';
  const play = (isControlMissing: boolean, ...exchanges: readonly Exchange[]): string[] =>
    judgeAll(orders, seenOf({ exchanges, visits: [page] }), {
      abilities: fullAbilities,
      brokenOff: { expected: "the adapter's verb to work", actual: adapter, adapter, isControlMissing },
    }).map(
      ({ rule, finding, cause }) =>
        `${rule} ${finding.outcome} ${cause ?? ''} ${finding.message === adapter}`,
    );
  const judged = play.bind(undefined, false);
  expect(judged(order('a', 409), order('a', 201)).slice(0, 2)).toEqual([
    'ORD-01 notExercised adapter true',
    'ORD-02 notExercised adapter true',
  ]);
  // a missing control may be a consequence of the recorded violation
  expect(play(true, order('a', 409), order('a', 201)).slice(0, 2)).toEqual([
    'ORD-01 notMet defect false',
    'ORD-02 notMet defect false',
  ]);
  // everything seen is correct, but the scenario did not end
  expect(judged(order('a', 409), order('b', 201)).slice(0, 2)).toEqual([
    'ORD-01 notExercised adapter true',
    'ORD-02 met  false',
  ]);
});

test('a rule that was not judged because of a missing webhook says so', () => {
  const cell = {
    method: 'creditCard',
    integration: 'elements',
    scenario: 'double-click-and-reload',
    rules: ['WHK-01', 'WHK-02', 'WHK-03'],
  } as const;
  const messages = (notes: ObservationInput['notes']): unknown[] =>
    judgeAll(cell, seenOf({ notes, visits: [page] }), { abilities: fullAbilities, brokenOff }).map(
      ({ finding: { outcome, message } }) => [outcome, message],
    );
  const open = (message: string): string[][] => cell.rules.map(() => ['notExercised', message]);
  expect(messages({ missingWebhook: 'nothing came' })).toEqual(open('nothing came'));
  expect(messages({})).toEqual(open(BROKE_OFF));
});

test('RDR-05: an approved payment that ends elsewhere fails the shop only if a page proves it', () => {
  const stranded = (
    scenario: 'pays' | 'double-click-and-reload',
    webhooks: boolean,
    visits: ObservationInput['visits'] = [page],
  ): string[] => {
    const cell = { method: 'payPal', integration: 'elements', scenario, rules: ['RDR-05'] } as const;
    const approved = seenOf(
      { visits, notes: { decisions: [{ id: 'decision-1', choice: 'approve', at: 1 }] } },
      'payPal',
    );
    return judgeAll(cell, approved, { abilities: { ...fullAbilities, webhooks }, brokenOff }).map(
      ({ finding }) => finding.outcome,
    );
  };
  // if no event about the approval arrived, the shop is excused only if the event could arrive and the test
  // waited for it
  expect(stranded('double-click-and-reload', true)).toEqual(['notExercised']);
  expect(stranded('double-click-and-reload', false)).toEqual(['notMet']);
  expect(stranded('pays', true)).toEqual(['notMet']);
  // the last known page is from before the approval, or does not show the outcome
  expect(stranded('pays', true, [{ ...page, at: 0 }])).toEqual(['notExercised']);
  expect(stranded('pays', true, [{ ...page, screen: 'portal' }])).toEqual(['notExercised']);
});
