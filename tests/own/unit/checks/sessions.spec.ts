/** Checks of checkouts and their payment sessions. */
import type { Exchange, SdkCall } from '../../../../harness/exchange.ts';
import type { ObservationInput } from '../../../certification/reading/observation.ts';
import { exchange, judge, order, SHOP } from '../../made-up-play.ts';
import { expect, test } from '../../plain-test.ts';

test("SES-05, SES-01: a source in the checkout's own request counts as attached", () => {
  const made = exchange(
    'POST',
    '/checkouts',
    201,
    { id: 'a', payment: { session: { state: 'requires_confirmation' } } },
    { sent: { sourceId: 's' } },
  );
  expect(judge('SES-05', { exchanges: [made, order('a', 201)] }).outcome).toBe('met');
  expect(judge('SES-01', { exchanges: [made] }).outcome).toBe('notExercised');
});

test('SES-05: met if the provider reported requires_confirmation to the shop', () => {
  const attach = exchange('POST', '/checkouts/a/sources/s', 200);
  const shown = exchange('GET', '/checkouts/a', 200, {
    id: 'a',
    payment: { session: { state: 'requires_confirmation' } },
  });
  expect(judge('SES-05', { exchanges: [attach, shown, order('a', 201)] }).outcome).toBe('met');
  const unpaid = exchange('GET', '/checkouts/a', 200, {
    id: 'a',
    payment: { session: { state: 'requires_source' } },
  });
  expect(judge('SES-05', { exchanges: [unpaid, order('a', 400)] }).outcome).toBe('notMet');
});

test('SES-06: amounts are compared to half the smallest unit of the currency', () => {
  const shown = (contributed: number): Exchange =>
    exchange('GET', '/checkouts/a', 200, {
      id: 'a',
      currency: 'USD',
      totalAmount: 70.09,
      payment: { session: { amountContributed: contributed, amountRemainingToBeContributed: 0 } },
    });
  expect(judge('SES-06', { exchanges: [shown(70.094)] }).outcome).toBe('met');
  expect(judge('SES-06', { exchanges: [shown(70.1)] }).outcome).toBe('notMet');
});

test('CHK-02, CHK-03: items with a SKU have no product details to judge', () => {
  const made = (...items: readonly object[]): Exchange =>
    exchange('POST', '/checkouts', 201, { id: 'a' }, { sent: { items } });
  const sku = { skuId: 'sku-1', quantity: 1, price: 1 };
  const outcomes = (...items: readonly object[]): string[] =>
    (['CHK-02', 'CHK-03'] as const).map((rule) => judge(rule, { exchanges: [made(...items)] }).outcome);
  expect(outcomes(sku)).toEqual(['excluded', 'excluded']);
  expect(outcomes({ ...sku, skuId: undefined })).toEqual(['notMet', 'notMet']);
  expect(outcomes(sku, { productDetails: { id: 'p' } })).toEqual(['notMet', 'met']);
  expect(outcomes(sku, { productDetails: { id: 'p', skuGroupId: 'g' } })).toEqual(['met', 'met']);
});

test('AMT-02, SRC-05, PRV-12: excluded if a shop makes a new checkout for each payment', () => {
  const attach = (checkout: string, source: string): Exchange =>
    exchange('POST', `/checkouts/${checkout}/sources/${source}`, 200, {});
  const outcomes = (...exchanges: readonly Exchange[]): string[] =>
    (['AMT-02', 'SRC-05', 'PRV-12'] as const).map((rule) => judge(rule, { exchanges }).outcome);
  expect(outcomes(attach('a', 's'), attach('b', 't'))).toEqual(['excluded', 'excluded', 'excluded']);
  expect(outcomes()).toEqual(['notExercised', 'notExercised', 'notExercised']);
  expect(outcomes(attach('a', 's'), attach('a', 't'))[0]).toBe('notExercised');
});

test('UI-03: in a one-document shop, an element counts on all later screens', () => {
  const call = (method: string, args: unknown[]): SdkCall => ({
    id: method,
    method,
    args,
    at: 20,
    page: `${SHOP}/payment`,
  });
  const on = (navigations: ObservationInput['navigations']): string =>
    judge('UI-03', {
      exchanges: [stating('DR_INC-ENTITY', 10)],
      sdkCalls: [
        call('createElement', ['compliance', { compliance: { entity: 'DR_INC-ENTITY' } }]),
        call('mount compliance', []),
      ],
      navigations,
      visits: [{ id: 'v', screen: 'review', url: `${SHOP}/review`, at: 90, text: '' }],
    }).outcome;
  expect(on([])).toBe('met');
  expect(on([{ id: 'n', url: `${SHOP}/review`, at: 80 }])).toBe('notMet');
});

/** The shop receives a checkout with its selling entity. */
const stating = (id: string, at: number): Exchange =>
  exchange('GET', '/checkouts/a', 200, { id: 'a', sellingEntity: { id } }, { startedAt: at, finishedAt: at });

test('UI-03: each page shows the selling entity that the shop knew then', () => {
  const shown = (entity: string, ...visitedAt: readonly number[]): string =>
    judge('UI-03', {
      exchanges: [stating('DR_INC-ENTITY', 50), stating('DR_IRELAND-ENTITY', 100)],
      sdkCalls: [
        {
          id: 'c',
          method: 'createElement',
          args: ['compliance', { compliance: { entity } }],
          at: 1,
          page: SHOP,
        },
        { id: 'm', method: 'mount compliance', args: [], at: 2, page: SHOP },
      ],
      visits: visitedAt.map((at) => ({ id: `v${at}`, screen: 'payment', url: SHOP, at, text: '' })),
    }).outcome;
  expect(shown('DR_INC-ENTITY', 40, 60)).toBe('met');
  expect(shown('DR_IRELAND-ENTITY', 40, 110)).toBe('met');
  expect(shown('DR_INC-ENTITY', 110)).toBe('notMet');
});

test('SDK-06: excluded if the shop makes a source without requesting the payment methods', () => {
  const made = { id: 'c', method: 'createSource', args: [{ type: 'konbini' }], at: 1, page: SHOP };
  expect(judge('SDK-06', { sdkCalls: [made] }).outcome).toBe('excluded');
  expect(judge('SDK-06', {}).outcome).toBe('notExercised');
});

test("MKT-03, MKT-05, UI-02: amounts have the decimals of the checkout's currency, whatever the shopper's market", () => {
  const made = (currency: string, price: number): Exchange =>
    exchange(
      'POST',
      '/checkouts',
      201,
      { id: 'a', currency, totalAmount: price, payment: { session: { id: 's', state: 'requires_source' } } },
      { sent: { currency, items: [{ price, quantity: 1 }] } },
    );
  const outcomes = (currency: string, price: number): string[] =>
    (['MKT-03', 'MKT-05'] as const).map(
      (rule) => judge(rule, { exchanges: [made(currency, price)] }).outcome,
    );
  expect(outcomes('KWD', 12.345)).toEqual(['met', 'met']);
  expect(outcomes('KWD', 12.3456)).toEqual(['notMet', 'notMet']);
  expect(outcomes('JPY', 1200.5)).toEqual(['notMet', 'notMet']);
  const shown = (total: number): string =>
    judge('UI-02', {
      exchanges: [made('KWD', 12.345)],
      notes: { review: { total, at: Number.MAX_SAFE_INTEGER } },
    }).outcome;
  expect(shown(12.345)).toBe('met');
  expect(shown(12.347)).toBe('notMet');
});

test('UI-02: an order without a total on any page before it is not met', () => {
  const ordered = exchange('POST', '/orders', 201, { id: 'o', checkoutId: 'a', state: 'accepted' });
  expect(judge('UI-02', {}).outcome).toBe('notExercised');
  expect(judge('UI-02', { exchanges: [ordered] }).outcome).toBe('notMet');
});

test("UI-02: a total with another currency than the checkout's is not met", () => {
  const made = exchange('POST', '/checkouts', 201, {
    id: 'a',
    currency: 'JPY',
    totalAmount: 900,
    payment: { session: { id: 's', state: 'requires_source' } },
  });
  const shown = (currency?: string): { outcome: string; message?: string } =>
    judge('UI-02', {
      exchanges: [made],
      notes: { review: { total: 900, at: Number.MAX_SAFE_INTEGER, ...(currency ? { currency } : {}) } },
    });
  expect([shown().outcome, shown('JPY').outcome]).toEqual(['met', 'met']);
  const wrong = shown('USD');
  expect(wrong.outcome).toBe('notMet');
  expect(wrong.message).toContain('900 JPY on the review page, actual 900 USD');
});
