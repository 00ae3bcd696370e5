/** Checks of orders and of the provider's answers to them. */
import type { Exchange } from '../../../../harness/exchange.ts';
import type { Finding } from '../../../certification/reading/finding.ts';
import type { NotedOrder } from '../../../certification/recording/notes.ts';
import { exchange, judge, order, SHOP } from '../../made-up-play.ts';
import { expect, test } from '../../plain-test.ts';

test('ORD-01: met by one order, also after a lost answer or a 400', () => {
  expect(judge('ORD-01', { exchanges: [order('a', 201)] }).outcome).toBe('met');
  const { response: _, ...lost } = order('a', 201);
  expect(judge('ORD-01', { exchanges: [{ ...lost, error: 'ECONNRESET' }, order('a', 201)] }).outcome).toBe(
    'met',
  );
  // the tap closed the connection: a browser then sends the request again by itself
  const unread = { ...order('a', 201), isLost: true } as const;
  expect(judge('ORD-01', { exchanges: [unread, order('a', 409)] }).outcome).toBe('met');
  expect(judge('ORD-01', { exchanges: [order('a', 400), order('a', 201)] }).outcome).toBe('met');
  expect(judge('ORD-01', { exchanges: [order('a', 201), order('b', 201)] }).outcome).toBe('met');
});

test('ORD-01: not met by two simultaneous orders, even if the first is refused', () => {
  const first = order('a', 400, { took: 100 });
  expect(judge('ORD-01', { exchanges: [first, order('a', 201)] }).outcome).toBe('notMet');
});

test('ORD-01: an order may be repeated after a refusal or an unknown outcome, but not after a success', () => {
  const after = (status: number): string =>
    judge('ORD-01', { exchanges: [order('a', status), order('a', 201)] }).outcome;
  for (const status of [400, 408, 422, 500, 503]) expect(after(status), String(status)).toBe('met');
  for (const status of [201, 409]) expect(after(status), String(status)).toBe('notMet');
});

test('ORD-02: the order after a conflict comes from a new checkout', () => {
  expect(judge('ORD-02', { exchanges: [order('a', 409), order('b', 201)] }).outcome).toBe('met');
  expect(judge('ORD-02', { exchanges: [order('a', 409), order('a', 201)] }).outcome).toBe('notMet');
  expect(judge('ORD-02', { exchanges: [order('a', 409)] }).outcome).toBe('notExercised');
});

test('ORD-05: an order that waits for its payment must not be shown as ready', () => {
  const made = order('a', 201, {});
  const pending = (state: string): Exchange => ({
    ...made,
    response: { status: 201, headers: {}, body: { id: 'o', state } },
  });
  const shows = (status: string, state = 'pending_payment'): Finding =>
    judge(
      'ORD-05',
      { exchanges: [pending(state)], notes: { orderPage: { before: { status, messages: [] } } } },
      'konbini',
    );
  expect(shows('awaiting-payment').outcome).toBe('met');
  expect(shows('ready')).toMatchObject({ outcome: 'notMet', actual: 'ready', exchanges: [made.id] });
  expect(shows('unknown').outcome).toBe('notExercised');
  expect(shows('ready', 'accepted').outcome).toBe('notExercised');
});

test('ORD-06: the evidence is the failure whose code is on the page', () => {
  const failed = (code: string): Exchange =>
    exchange('POST', '/orders', 400, { type: 'x', errors: [{ code, message: 'm' }] });
  const exchanges = [failed('rate_limit_exceeded'), failed('order_create_failed')];
  const shows = (text: string): Finding =>
    judge('ORD-06', {
      exchanges,
      visits: [{ id: 'v', at: Infinity, url: SHOP, screen: 'review', text, links: [] }],
    });
  expect(shows('Please try again. (order_create_failed)')).toMatchObject({
    outcome: 'notMet',
    exchanges: [exchanges[1]?.id, 'v'],
  });
  expect(shows('Please try again.').outcome).toBe('met');
});

test('ORD-08: a shop must store the state of the last charge or of the session', () => {
  const read = exchange(
    'GET',
    '/orders/o',
    200,
    {
      id: 'o',
      payment: { session: { state: 'complete' }, charges: [{ state: 'pending' }, { state: 'capturable' }] },
    },
    { sender: 'harness' },
  );
  const kept = (paymentState?: string): string => {
    const shown = { status: 'ready', messages: [], askedAt: 1, shownAt: 2 } as const;
    const after: NotedOrder = {
      ...shown,
      kept: { id: 'o', ...(paymentState === undefined ? {} : { paymentState }) },
    };
    return judge('ORD-08', { exchanges: [read], notes: { orderPage: { before: after, after } } }).outcome;
  };
  expect(kept('capturable')).toBe('met');
  expect(kept('complete')).toBe('met');
  expect(kept('pending')).toBe('notMet');
  expect(kept()).toBe('notMet');
});

test('LIM-01: the pause is measured from the answer', () => {
  const limited = order('a', 429);
  const answered = { ...limited, response: { status: 429, headers: { 'retry-after': '1' }, body: {} } };
  const again = (after: number): Exchange => ({
    ...order('a', 201),
    startedAt: limited.finishedAt + after,
    finishedAt: limited.finishedAt + after + 5,
  });
  expect(judge('LIM-01', { exchanges: [answered, again(1_001)] }).outcome).toBe('met');
  expect(judge('LIM-01', { exchanges: [answered, again(400)] }).outcome).toBe('notMet');
});

test('PRV-03: the order read again must agree with the answer to the order request', () => {
  const answer = (state: string, session: string): object => ({
    id: 'o',
    state,
    payment: { session: { state: session } },
  });
  const found = (state: string, session = 'complete'): Finding =>
    judge('PRV-03', {
      exchanges: [
        exchange('POST', '/orders', 201, answer('accepted', 'complete'), { sent: { checkoutId: 'a' } }),
        exchange('GET', '/orders/o', 200, answer(state, session), { sender: 'harness' }),
      ],
    });
  expect(found('accepted').outcome).toBe('met');
  expect(found('cancelled')).toMatchObject({
    outcome: 'notMet',
    actual: expect.stringContaining('cancelled'),
  });
  expect(found('accepted', 'failed')).toMatchObject({ outcome: 'notMet', actual: '"failed"' });
});

test('ORD-04: a waiting page may come before the confirmation page, but not be the last page', () => {
  const made = order('a', 201, { sent: {} });
  const accepted: Exchange = {
    ...made,
    response: { status: 201, headers: {}, body: { id: 'o', state: 'accepted' } },
  };
  const outcome = (...screens: ('waiting' | 'confirmation' | 'payment')[]): string =>
    judge('ORD-04', {
      exchanges: [accepted],
      visits: screens.map((screen, index) => ({
        id: `visit-${index}`,
        screen,
        url: `${SHOP}/next`,
        at: accepted.finishedAt + 1 + index,
        text: '',
      })),
    }).outcome;
  expect(outcome('waiting', 'confirmation')).toBe('met');
  expect(outcome('waiting')).toBe('notMet');
  expect(outcome('waiting', 'payment')).toBe('notMet');
});

test('AMT-13: excluded where the shop creates its checkout only when the shopper pays', () => {
  const made = order('a', 201);
  const { outcome } = judge('AMT-13', {
    exchanges: [made],
    notes: { purchaseChanged: { at: made.startedAt - 1 } },
  });
  expect(outcome).toBe('excluded');
});
