/** Evidence missing because of the shop's configuration (no subscription, calls that bypass the tap) fails no rule. */
import type { RuleId } from '../../../contract/rules.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { isTestToken, testToken } from '../../../harness/test-token.ts';
import { assertUsesTap } from '../../certification/bypass.ts';
import { checks } from '../../certification/checks/checks.ts';
import type { Observation, ObservationInput, Topic } from '../../certification/reading/observation.ts';
import { seenOf } from '../made-up-play.ts';
import { expect, test } from '../plain-test.ts';

function seen(input: Partial<ObservationInput>): Observation<Topic> {
  return seenOf(input, 'konbini');
}

const approved = { decisions: [{ id: 'decision-1', choice: 'approve', at: 1 }] } as const;
const orderPage = { after: { status: 'ready', messages: [], askedAt: 1, shownAt: 2 } };

const unsent: readonly (readonly [RuleId, string, ObservationInput['notes']])[] = [
  ['PRV-22', 'source.chargeable', approved],
  ['WHK-01', 'order.pending_payment', { orderPage }],
  ['PRV-16', 'order.pending_payment', { orderPage }],
  ['DLY-03', 'order.accepted', { orderPage }],
  ['DLY-04', 'order.cancelled', { orderPage }],
  ['DLY-05', 'order.cancelled', { orderPage }],
];
for (const [rule, type, notes] of unsent)
  test(`${rule} is excluded if the shop did not subscribe to ${type}`, () => {
    const finding = checks[rule]?.(seen({ notes, eventTypes: ['order.fulfilled'] }));
    expect(finding).toMatchObject({
      outcome: 'excluded',
      message: `the shop's webhooks are not subscribed to ${type}`,
    });
  });

test('WHK-01 is not exercised if the shop subscribed to the event, or its webhooks are unknown', () => {
  for (const eventTypes of [undefined, ['order.pending_payment']])
    expect(checks['WHK-01']?.(seen({ eventTypes }))).toMatchObject({ outcome: 'notExercised' });
});

test('PRV-22 is not met if the shop subscribed to source.chargeable, or its webhooks are unknown', () => {
  for (const eventTypes of [undefined, ['source.chargeable'], ['*']])
    expect(checks['PRV-22']?.(seen({ notes: approved, eventTypes }))).toMatchObject({ outcome: 'notMet' });
});

const createSource: SdkCall = {
  id: 'call-1',
  method: 'createSource',
  args: [{ sessionId: 'session-1' }],
  at: 1,
  page: 'http://localhost:1/pay',
};
const asked: Exchange = {
  id: 'browser-1',
  sender: 'browser',
  startedAt: 1,
  finishedAt: 2,
  request: {
    method: 'POST',
    url: 'http://localhost:2/payments/sources',
    headers: {},
    body: { paymentSessionId: 'session-1' },
  },
};
const called: Exchange = {
  id: 'x-1',
  sender: 'shop',
  startedAt: 0,
  finishedAt: 1,
  request: { method: 'POST', url: 'http://localhost:3/checkouts', headers: {} },
};

test('a payment session in the browser without a call of the back end means that the tap is bypassed', () => {
  const judge = (input: Partial<ObservationInput>) => () => assertUsesTap(seen(input), 'http://localhost:3');
  const message = /does not call the API through the tap: .* Set the API's address .* http:\/\/localhost:3 /;
  expect(judge({ sdkCalls: [createSource] })).toThrow(message);
  expect(judge({ exchanges: [asked] })).toThrow(message);
  expect(judge({ exchanges: [called, asked], sdkCalls: [createSource] })).not.toThrow();
  // a page without a session proves nothing
  expect(
    judge({ sdkCalls: [{ ...createSource, method: 'createElement', args: ['konbini'] }] }),
  ).not.toThrow();
});

test("only the harness's own token is one", () => {
  expect(isTestToken(testToken())).toBe(true);
  expect(isTestToken(`${testToken()}-other`)).toBe(true);
  expect(isTestToken('trace-1')).toBe(false);
  expect(isTestToken(undefined)).toBe(false);
});
