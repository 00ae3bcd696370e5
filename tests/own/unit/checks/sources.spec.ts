/** Checks of the payloads that a shop passes to the SDK. */
import { methodById } from '../../../../contract/catalogue.ts';
import type { RuleId } from '../../../../contract/rules.ts';
import type { Exchange, SdkCall } from '../../../../harness/exchange.ts';
import type { Finding } from '../../../certification/reading/finding.ts';
import { asked, exchange, judge, SHOP } from '../../made-up-play.ts';
import { expect, test } from '../../plain-test.ts';

test('SRC-01: every removed member is found, at any depth and under any name of the details', () => {
  const call = (payload: Record<string, unknown>): SdkCall => ({
    id: 's',
    method: 'createSource',
    args: [payload],
    at: 1,
    page: SHOP,
  });
  const { withSession } = methodById('payPal').wire.payloads;
  expect(judge('SRC-01', { sdkCalls: [call(withSession)] }, 'payPal').outcome).toBe('met');
  for (const extra of [
    { amount: 1 },
    { currency: 'USD' },
    { payPal: { shipping: { recipient: 'x' } } },
    { payPal: { items: [{ name: 'x' }] } },
  ]) {
    expect(judge('SRC-01', { sdkCalls: [call({ ...withSession, ...extra })] }, 'payPal').outcome).toBe(
      'notMet',
    );
  }
});

test('SRC-02, SRC-07: a missing member that only some documents require is a warning', () => {
  const { onlineBanking, ...payload } = methodById('onlineBanking').wire.payloads.withSession;
  const { cancelUrl: _, ...details } = Object(onlineBanking) as Record<string, unknown>;
  const sdkCalls = [asked({ ...payload, onlineBanking: details })];
  const outcome = (rule: RuleId, dialect: 'commerce-api' | 'digital-river-api'): string =>
    judge(rule, { sdkCalls, dialect }, 'onlineBanking').outcome;
  expect(outcome('SRC-02', 'digital-river-api')).toBe('notMet');
  expect(outcome('SRC-07', 'digital-river-api')).toBe('met');
  expect(outcome('SRC-02', 'commerce-api')).toBe('met');
  expect(outcome('SRC-07', 'commerce-api')).toBe('notMet');
});

test('MKT-02: a shop may correct an address, but must keep every line and its script', () => {
  const { owner } = methodById('konbini').wire.markets[0];
  const outcome = (given: object): string =>
    judge('MKT-02', { sdkCalls: [asked({ owner: given })] }, 'konbini').outcome;
  const { address } = owner;
  expect(outcome(owner)).toBe('met');
  expect(outcome({ ...owner, address: { ...address, postalCode: '1060032' } })).toBe('met');
  expect(outcome({ ...owner, address: { ...address, line1: '' } })).toBe('notMet');
  expect(outcome({ ...owner, lastName: owner.lastName.toUpperCase() + 'X' })).toBe('notMet');
});

test('INS-01: the SDK is not blamed for instructions that the API refused to give it', () => {
  const page = { at: 10, page: SHOP };
  const instructionsAfter = (status: number): Finding => {
    const body = { id: 'src', currency: 'JPY', amount: 4994 };
    const read = (sender: Exchange['sender'], answer: number): Exchange =>
      exchange('GET', '/payments/sources/src', answer, answer === 200 ? body : {}, { sender });
    return judge(
      'INS-01',
      {
        exchanges: [read('browser', status), read('harness', 200)],
        sdkCalls: [
          {
            ...page,
            id: 'c',
            method: 'createElement',
            args: ['delayedpaymentinstructions', { sourceId: 'src' }],
          },
          { ...page, id: 'm', method: 'mount delayedpaymentinstructions', args: [] },
        ],
        notes: { instructions: { text: 'The instructions cannot be shown.', visible: true } },
      },
      'konbini',
    );
  };
  expect(instructionsAfter(200).outcome).toBe('notMet');
  expect(instructionsAfter(403)).toMatchObject({ outcome: 'notExercised' });
});

test('AMT-09: a shop may attach the saved source only when the order is placed', () => {
  const total = 80;
  const read = (primary: number): Exchange[] => {
    const sources = [
      { id: 'card', type: 'creditCard', amount: primary },
      { id: 'credit', type: 'customerCredit', amount: 1 },
    ];
    const checkout = { id: 'probe', currency: 'USD', totalAmount: total, payment: { session: {}, sources } };
    const sent = { type: 'customerCredit', amount: 1 };
    return [
      exchange('POST', '/customers/c/sources/card', 200, { id: 'card', reusable: true }),
      exchange('GET', '/checkouts/shop', 200, {
        ...checkout,
        id: 'shop',
        payment: { session: {}, sources: [] },
      }),
      exchange('POST', '/checkouts/shop/sources/card', 200, { id: 'card' }),
      exchange('POST', '/checkouts/probe/sources/card', 200, { id: 'card' }, { sender: 'harness' }),
      exchange('POST', '/sources', 201, { id: 'credit', amount: 1 }, { sent, sender: 'harness' }),
      exchange('POST', '/checkouts/probe/sources/credit', 200, { id: 'credit' }, { sender: 'harness' }),
      exchange('GET', '/checkouts/probe', 200, checkout, { sender: 'harness' }),
    ];
  };
  expect(judge('AMT-09', { exchanges: read(79) }).outcome).toBe('met');
  expect(judge('AMT-09', { exchanges: read(80) }).outcome).toBe('notMet');
  // without the experiment of the harness
  expect(judge('AMT-09', { exchanges: read(79).slice(0, 3) }).outcome).toBe('notExercised');
});

test('AMT-04: the harness attaches the source, if the shop does so only when the order is placed', () => {
  const by = { sender: 'harness' } as const;
  const sent = { type: 'customerCredit', amount: 1 };
  const refusal = { type: 'conflict', errors: [{ code: 'session_update_not_allowed', message: 'm' }] };
  const outcome = (status: number, body: object): string =>
    judge('AMT-04', {
      exchanges: [
        exchange('POST', '/checkouts/a/sources/card', 200, { id: 'card' }, by),
        exchange('POST', '/sources', 201, { id: 'credit', amount: 1 }, { sent, ...by }),
        exchange('POST', '/checkouts/a/sources/credit', status, body, by),
        exchange('GET', '/checkouts/a', 200, { id: 'a', payment: { sources: [{ id: 'card' }] } }, by),
      ],
    }).outcome;
  expect(outcome(409, refusal)).toBe('met');
  expect(outcome(200, { id: 'credit' })).toBe('notMet');
});
