/** Checks of webhooks. */
import type { Exchange } from '../../../../harness/exchange.ts';
import type { NotedOrder } from '../../../certification/recording/notes.ts';
import { exchange, judge } from '../../made-up-play.ts';
import { expect, test } from '../../plain-test.ts';

test('WHK-01: not met by an acknowledgement after the time limit', () => {
  const hook = (took: number): Exchange =>
    exchange('POST', '/webhooks', 202, {}, { sender: 'provider', signature: 'valid', took });
  expect(judge('WHK-01', { exchanges: [hook(2_900)] }).outcome).toBe('met');
  expect(judge('WHK-01', { exchanges: [hook(3_100)] }).outcome).toBe('notMet');
});

test('WHK-03: a change does not count as a second effect if other events arrived meanwhile', () => {
  const told = { sender: 'provider', signature: 'valid' } as const;
  const early = exchange('POST', '/webhooks', 202, {}, told);
  const again = exchange('POST', '/webhooks', 202, {}, { ...told, sender: 'harness', replay: 'none' });
  const late = exchange('POST', '/webhooks', 202, {}, told);
  const noted = (messages: string[], at: number): NotedOrder => ({
    status: 'ready',
    messages,
    askedAt: at,
    shownAt: at + 1,
  });
  const before = noted(['we wait'], again.startedAt - 1);
  const after = late.finishedAt + 1;
  const outcome = (messages: string[], ...exchanges: Exchange[]): string =>
    judge('WHK-03', { exchanges, notes: { orderPage: { before, after: noted(messages, after) } } }).outcome;
  expect(outcome(['we wait'], early, again, late)).toBe('met');
  expect(outcome(['we wait', 'paid'], early, again)).toBe('notMet');
  expect(outcome(['we wait', 'paid'], early, again, late)).toBe('notExercised');
});

test("an unverifiable signature is not wrong; a forged webhook is recognized by the harness's change", () => {
  const id = { id: 'e', type: 'order.accepted', data: { object: {} }, liveMode: false, createdTime: 'now' };
  const hook = (status: number, replay?: 'none' | 'wrong' | 'missing'): Exchange =>
    exchange(
      'POST',
      '/webhooks',
      status,
      {},
      {
        sent: id,
        sender: replay ? 'harness' : 'provider',
        signature: replay === 'missing' ? 'missing' : 'unknown',
        ...(replay ? { replay } : {}),
      },
    );
  const notes = {
    orderPage: { before: { status: 'ready', messages: [] }, after: { status: 'ready', messages: [] } },
  };
  const outcomes = (...exchanges: Exchange[]): string[] =>
    (['WHK-01', 'WHK-02', 'WHK-03'] as const).map((rule) => judge(rule, { exchanges, notes }).outcome);
  const right = [hook(202), hook(202, 'none'), hook(401, 'wrong'), hook(401, 'missing')];
  expect(outcomes(...right)).toEqual(['met', 'met', 'met']);
  expect(outcomes(hook(202), hook(202, 'none'), hook(202, 'wrong'))).toEqual(['met', 'notMet', 'met']);
  expect(judge('PRV-16', { exchanges: [hook(202)] }).message ?? '').not.toContain('signature');
});
