/**
 * The readers of both dialects, on hand-written exchanges: the same story gives the same facts with either API.
 */
import type { Exchange } from '../../../harness/exchange.ts';
import { readers } from '../../certification/reading/readers.ts';
import { expect, test } from '../plain-test.ts';

const CART = '/v1/shoppers/me/carts/active';
let clock = 1_000;

function exchange(method: string, path: string, status: number, body?: unknown, sent?: unknown): Exchange {
  clock += 10;
  return {
    id: `x-${clock}`,
    sender: 'shop',
    startedAt: clock,
    finishedAt: clock + 5,
    request: {
      method,
      url: `http://127.0.0.1:2${path}`,
      headers: {},
      ...(sent === undefined ? {} : { body: sent }),
    },
    response: { status, headers: {}, ...(body === undefined ? {} : { body }) },
  };
}

const usd = (value: number | string): unknown => ({ currency: 'USD', value });
const cart = (id: string, status: string, more: object = {}): unknown => ({
  cart: {
    id,
    pricing: { orderTotal: usd(20) },
    paymentSession: {
      id: `ses-${id}`,
      status,
      amountContributed: usd(status === 'requires_source' ? 0 : 20),
      amountRemainingToBeContributed: usd(status === 'requires_source' ? 20 : 0),
    },
    ...more,
  },
});
const applied = { paymentMethod: { sourceId: 'src-1' } };

test('reads a checkout that is created, paid and ordered', () => {
  const checkout = (state: string, remaining: number, sources: unknown[] = []): unknown => ({
    id: 'chk-1',
    currency: 'USD',
    totalAmount: 20,
    payment: {
      sources,
      session: {
        id: 'ses-1',
        state,
        amountContributed: 20 - remaining,
        amountRemainingToBeContributed: remaining,
      },
    },
  });
  const facts = readers['digital-river-api']([
    exchange('POST', '/checkouts', 201, checkout('requires_source', 20)),
    exchange('POST', '/checkouts/chk-1/sources/src-1', 200, { id: 'src-1' }),
    exchange('GET', '/checkouts/chk-1', 200, checkout('requires_confirmation', 0, [{ id: 'src-1' }])),
    exchange(
      'POST',
      '/orders',
      201,
      { id: 'ord-1', state: 'accepted', payment: { session: { state: 'complete' } } },
      { checkoutId: 'chk-1' },
    ),
  ]);
  expect(facts.made).toHaveLength(1);
  expect(facts.containers.map(({ session }) => session.state)).toEqual([
    'requires_source',
    'requires_confirmation',
  ]);
  expect(facts.containers[1]).toMatchObject({ container: 'chk-1', total: 20, sources: ['src-1'] });
  expect(facts.attaches).toMatchObject([{ container: 'chk-1', source: 'src-1', done: true }]);
  expect(facts.orders).toMatchObject([
    {
      container: 'chk-1',
      made: true,
      order: { id: 'ord-1', state: 'accepted', session: { state: 'complete' } },
    },
  ]);
});

test('every answer contains the cart; the cart shown last is the submitted one', () => {
  const facts = readers['commerce-api']([
    exchange('POST', CART, 200, cart('1', 'requires_source')),
    exchange('GET', CART, 200, cart('1', 'requires_source')),
    exchange(
      'POST',
      `${CART}/apply-payment-method`,
      200,
      cart('1', 'requires_confirmation', applied),
      applied,
    ),
    exchange('POST', `${CART}/submit-cart`, 200, {
      submitCart: {
        order: { id: 7, orderState: 'Submitted' },
        paymentSession: { id: 'ses-1', status: 'complete' },
      },
    }),
    exchange('GET', CART, 200, cart('2', 'requires_source')),
  ]);
  expect(facts.made.map(({ container }) => container)).toEqual(['1', '2']);
  expect(facts.containers[2]).toMatchObject({
    total: 20,
    currency: 'USD',
    sources: ['src-1'],
    session: { id: 'ses-1', state: 'requires_confirmation', contributed: 20, remaining: 0 },
  });
  expect(facts.attaches).toMatchObject([{ container: '1', source: 'src-1', done: true }]);
  expect(facts.orders).toMatchObject([
    { container: '1', made: true, order: { id: '7', state: 'submitted', session: { state: 'complete' } } },
  ]);
});

test('a second submission concerns the same cart, although another one is active by then', () => {
  const facts = readers['commerce-api']([
    exchange('POST', CART, 200, cart('1', 'requires_source')),
    exchange('POST', `${CART}/apply-payment-method`, 200, undefined, applied),
    exchange('POST', `${CART}/submit-cart`, 200, {}),
    exchange('GET', CART, 200, cart('2', 'requires_source')),
    exchange('POST', `${CART}/submit-cart`, 409, {}),
  ]);
  expect(facts.orders.map(({ container }) => container)).toEqual(['1', '1']);
});

test('a cart is resumed after a redirect, and a conflict counts as an outcome', () => {
  const facts = readers['commerce-api']([
    exchange('POST', CART, 200, cart('1', 'requires_source')),
    exchange('POST', `${CART}/submit-cart`, 200, {
      order: { id: '7', orderState: 'Source Pending Redirect' },
      paymentSession: { status: 'pending_redirect', redirectUrl: 'http://portal/1' },
    }),
    exchange('POST', `${CART}/resume-cart`, 409, { errors: { error: [{ code: 'resume-cart-failure' }] } }),
    exchange('POST', `${CART}/resume-cart`, 500),
  ]);
  expect(facts.orders[0]?.order).toMatchObject({
    state: 'source_pending_redirect',
    redirectUrl: 'http://portal/1',
    instructions: undefined,
  });
  expect(facts.outcomes).toHaveLength(1);
});

test('a detachment from a cart removes the named source, otherwise the current one', () => {
  const facts = readers['commerce-api']([
    exchange(
      'POST',
      `${CART}/apply-payment-method`,
      200,
      cart('1', 'requires_confirmation', applied),
      applied,
    ),
    exchange('DELETE', `${CART}/payment`, 204),
    exchange('DELETE', `${CART}/apply-payment-method`, 200, cart('1', 'requires_source'), {
      paymentMethod: { sourceId: 'src-2' },
    }),
  ]);
  expect(facts.detaches).toMatchObject([{ source: 'src-1' }, { source: 'src-2' }]);
});

test('an order that waits for funds names the source of its instructions', () => {
  const [order] = readers['commerce-api']([
    exchange('POST', `${CART}/submit-cart`, 200, {
      submitCart: {
        order: { id: '7', orderState: 'Source Pending Funds' },
        paymentSession: { status: 'pending_funds' },
        paymentMethod: { sourceId: 'src-1', sourceClientSecret: 'a-secret' },
      },
    }),
  ]).orders;
  expect(order?.order.instructions).toEqual({ sourceId: 'src-1', sourceClientSecret: 'a-secret' });
});

test('samples with amounts as strings, or without amounts, are readable', () => {
  const [shown] = readers['commerce-api']([
    exchange('GET', CART, 200, {
      cart: {
        id: 1,
        pricing: { orderTotal: usd('19.99') },
        paymentSession: { amountContributed: {}, amountRemainingToBeContributed: usd('0') },
      },
    }),
  ]).containers;
  expect(shown).toMatchObject({ container: '1', total: 19.99 });
  expect(shown?.session).toMatchObject({ contributed: undefined, remaining: 0 });
});

test('items and their subscription data, in both dialects', () => {
  const items = (facts: ReturnType<(typeof readers)['commerce-api']>): unknown =>
    facts.itemsSent.map(({ container, items: told }) => [container, told]);
  const info = { autoRenewal: true, terms: 'old' };
  const shown = { lineItems: { lineItem: [{ id: 7, product: { id: 'sub' } }] } };
  // a single line, null for unknown values, and true as text, as in the samples
  const line = {
    product: { id: 'sub' },
    subscriptionInfo: { ...info, autoRenewal: 'true', billingAgreementId: null },
  };
  const put = { cart: { lineItems: { lineItem: line } } };
  expect(
    items(
      readers['commerce-api']([
        exchange('POST', CART, 200, cart('c-1', 'requires_source', shown), put),
        exchange('POST', `${CART}/line-items/7`, 200, cart('c-1', 'requires_source', shown), {
          lineItem: { subscriptionInfo: { terms: 'new' } },
        }),
        exchange('POST', `${CART}/line-items/8`, 404, {}, { lineItem: { subscriptionInfo: info } }),
      ]),
    ),
  ).toEqual([
    ['c-1', [{ id: '7', subscription: info }]],
    ['c-1', [{ id: '7', subscription: { terms: 'new' } }]],
  ]);
  expect(
    items(
      readers['digital-river-api']([
        exchange(
          'POST',
          '/checkouts',
          201,
          { id: 'k', items: [{ id: 'i' }] },
          { items: [{ subscriptionInfo: info }] },
        ),
        exchange(
          'POST',
          '/checkouts/k',
          200,
          {},
          { items: [{ id: 'i', subscriptionInfo: { terms: 'new' } }] },
        ),
      ]),
    ),
  ).toEqual([
    ['k', [{ id: 'i', subscription: info }]],
    ['k', [{ id: 'i', subscription: { terms: 'new' } }]],
  ]);
});

test('line items that are added on their own belong to the cart that is shown next', () => {
  const lineItem = { product: { id: 'lamp' } };
  const added = { uri: 'https://api.example/line-items', lineItems: [lineItem] };
  const { purchases } = readers['commerce-api']([
    exchange('POST', `${CART}/line-items`, 200, added, { lineItems: { lineItem } }),
    exchange(
      'GET',
      CART,
      200,
      cart('c-1', 'requires_source', { pricing: { subtotal: usd(18), orderTotal: usd(20) } }),
    ),
    exchange('POST', `${CART}/line-items`, 409, { errors: { error: [] } }, { lineItems: { lineItem } }),
  ]);
  expect(purchases).toMatchObject([
    { container: 'c-1', begins: true, items: [lineItem], itemsPrice: 18 },
    { begins: true, itemsPrice: undefined },
  ]);
});

test('paths with a format and without the version are read like the others', () => {
  const path = CART.replace('/v1', '');
  const facts = readers['commerce-api']([
    exchange('POST', `${path}.json`, 200, cart('c-2', 'requires_source')),
    exchange('POST', `${path}/apply-payment-method.json`, 200, cart('c-2', 'requires_confirmation'), applied),
    exchange('POST', `${path}/submit-cart.json`, 200, {
      submitCart: { order: { id: 7, orderState: 'Submitted' }, paymentSession: { status: 'complete' } },
    }),
    exchange('GET', '/shoppers/me/orders/7.json', 200, { order: { id: 7, orderState: 'Submitted' } }),
  ]);
  expect(facts.attaches).toMatchObject([{ container: 'c-2', done: true }]);
  expect(facts.orders).toMatchObject([{ container: 'c-2', made: true }]);
  expect(facts.orderReads).toMatchObject([{ order: { id: '7' } }]);
});
