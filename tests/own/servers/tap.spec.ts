import { methods } from '../../../contract/catalogue.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { RunContext } from '../../../harness/run.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { testToken } from '../../../harness/test-token.ts';
import { Api } from '../../certification/api.ts';
import { expect, test } from '../../certification/fixtures.ts';

let run: RunContext;
test.beforeAll(({ run: started }) => {
  run = started;
});
const [method] = methods;
if (!method) throw new Error('the catalogue is empty');

function client(name: string): { tap: TapClient; api: Api } {
  const token = testToken(name);
  return { tap: new TapClient(run.targets.tapUrl, run.runKey, token), api: new Api(run, token) };
}

test('an exchange is recorded with its test, masked', async () => {
  const { tap, api } = client('tap-records');
  await api.makeCheckout(method.wire);
  const { exchanges } = await tap.exchanges();
  expect(exchanges).toHaveLength(1);
  const [exchange] = exchanges;
  expect(exchange).toMatchObject({
    sender: 'harness',
    request: { method: 'POST' },
    response: { status: 201 },
  });
  expect(exchange?.request.headers.authorization).toMatch(/^Bearer «secretKey:/);
  expect(valueAt(exchange?.response?.body, 'payment.session.clientSecret')).toMatch(/^«clientSecret:/);
  expect(JSON.stringify(exchanges)).not.toContain(run.targets.secretKey);
});

test('two tests do not see each other', async () => {
  const [one, other] = [client('tap-one'), client('tap-other')];
  await Promise.all([one.api.makeCheckout(method.wire), other.api.makeCheckout(method.wire)]);
  expect((await one.tap.exchanges()).exchanges).toHaveLength(1);
  expect((await other.tap.exchanges()).exchanges).toHaveLength(1);
});

test('an answer can be made, changed and lost, as often as was asked for', async () => {
  const { tap, api } = client('tap-intervenes');
  const match = { method: 'POST', path: '/checkouts$' };
  await tap.intervene({
    id: 'made',
    match,
    times: 1,
    respond: { status: 429, headers: { 'retry-after': '1' }, body: { type: 'too_many_requests' } },
  });
  await tap.intervene({
    id: 'changed',
    match,
    times: 1,
    patch: [
      { path: 'payment.session.state', value: 'failed' },
      { path: 'items', remove: true },
    ],
  });
  await tap.intervene({ id: 'lost', match, times: 1, drop: 'after' });
  expect((await api.makeCheckout(method.wire)).status).toBe(429);
  const changed = await api.makeCheckout(method.wire);
  expect(valueAt(changed.body, 'payment.session.state')).toBe('failed');
  expect(changed.body.items).toBeUndefined();
  await expect(api.makeCheckout(method.wire)).rejects.toThrow(/no answer/);
  expect((await api.makeCheckout(method.wire)).status).toBe(201);
  expect(await tap.applied()).toEqual([
    { id: 'made', applied: 1 },
    { id: 'changed', applied: 1 },
    { id: 'lost', applied: 1 },
  ]);
  const { exchanges } = await tap.exchanges();
  expect(exchanges.map(({ intervention }) => intervention)).toEqual(['made', 'changed', 'lost', undefined]);
});

test('the control endpoints are for the harness alone', async () => {
  const stranger = new TapClient(run.targets.tapUrl, 'not the key', 'tap-stranger');
  await expect(stranger.exchanges()).rejects.toThrow(/401/);
});

test('the provider can be asked for its health', async () => {
  expect(await client('tap-health').tap.health()).toEqual({ reachable: true });
});

test('a forgotten test leaves nothing', async () => {
  const { tap, api } = client('tap-forgets');
  await api.makeCheckout(method.wire);
  await tap.forget();
  expect((await tap.exchanges()).exchanges).toEqual([]);
});

/** A call as the back end of some other shop makes it. */
async function shopCall(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(run.targets.tapUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${run.targets.secretKey}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const CHECKOUT = {
  currency: 'USD',
  email: 'shopper@example.com',
  locale: 'en_US',
  items: [{ productDetails: { id: 'a', skuGroupId: 'physical-goods', name: 'A' }, price: 10, quantity: 1 }],
};

test.describe('a shop that hands no token on', () => {
  // such tests take everything that names no other, so they run one after the other
  test.describe.configure({ mode: 'default' });

  test("a shop's own trace header joins nothing: its calls belong to the test that runs", async () => {
    const { tap } = client('tap-own-trace');
    await tap.runAlone();
    try {
      const trace = { 'upstream-session-id': 'trace-of-the-shop' };
      const { id } = await shopCall('POST', '/checkouts', { headers: trace, body: CHECKOUT });
      await shopCall('GET', `/checkouts/${String(id)}`, { headers: trace });
      const { exchanges } = await tap.exchanges();
      expect(exchanges.map(({ sender, request }) => `${sender} ${request.method}`)).toEqual([
        'shop POST',
        'shop GET',
      ]);
    } finally {
      await tap.forget();
    }
  });

  test('a late call about a test that is over belongs to no other test', async () => {
    const [first, second] = [client('tap-first').tap, client('tap-second').tap];
    await first.runAlone();
    const { id } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
    await first.forget();
    await second.runAlone();
    try {
      await shopCall('GET', `/checkouts/${String(id)}`);
      expect((await second.exchanges()).exchanges).toEqual([]);
    } finally {
      await second.forget();
    }
  });

  test('a second browser of a test takes only what is its own, and only while it is there', async () => {
    const [first, other] = [client('tap-main').tap, client('tap-other-user').tap];
    await first.runAlone();
    try {
      const { id } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
      await other.runAlone();
      await shopCall('GET', `/checkouts/${String(id)}`);
      await shopCall('POST', '/checkouts', { body: CHECKOUT });
      expect((await other.exchanges()).exchanges).toHaveLength(1);
      await other.forget();
      await shopCall('POST', '/checkouts', { body: CHECKOUT });
      expect((await first.exchanges()).exchanges).toHaveLength(3);
    } finally {
      await first.forget();
    }
  });
});
