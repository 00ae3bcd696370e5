import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { methods } from '../../../contract/catalogue.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { RunContext } from '../../../harness/run.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER, testToken } from '../../../harness/test-token.ts';
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

test('an idle connection stays open longer than clients keep it', async () => {
  const { shopUrl, apiUrl, tapUrl } = run.targets;
  for (const url of [shopUrl, apiUrl, tapUrl]) {
    const { headers } = await fetch(url);
    expect(headers.get('keep-alive'), url).toBe('timeout=120');
  }
});

for (const [encoding, pack] of [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)
  test(`a request compressed with ${encoding} passes unchanged, and its content is recorded, masked`, async () => {
    const { tapUrl, secretKey } = run.targets;
    const token = testToken(`tap-${encoding}`);
    const tap = new TapClient(tapUrl, run.runKey, token);
    const email = `${encoding}@example.com`;
    const response = await fetch(`${tapUrl}/checkouts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        'content-encoding': encoding,
        [TEST_TOKEN_HEADER]: token,
      },
      body: new Uint8Array(pack(JSON.stringify({ currency: 'USD', email, items: [{ id: secretKey }] }))),
    });
    expect(await response.json()).toHaveProperty('type', 'bad_request');
    const { exchanges } = await tap.exchanges();
    expect(exchanges).toMatchObject([{ request: { body: { currency: 'USD', email } } }]);
    expect(JSON.stringify(exchanges)).not.toContain(secretKey);
  });

test('a test does not see the exchanges of another test', async () => {
  const [one, other] = [client('tap-one'), client('tap-other')];
  await Promise.all([one.api.makeCheckout(method.wire), other.api.makeCheckout(method.wire)]);
  expect((await one.tap.exchanges()).exchanges).toHaveLength(1);
  expect((await other.tap.exchanges()).exchanges).toHaveLength(1);
});

test('a page can read the answer of an intervention', async () => {
  const token = testToken('tap-page');
  const tap = new TapClient(run.targets.tapUrl, run.runKey, token);
  await tap.intervene({
    id: 'made',
    match: { method: 'POST', path: '/submit-cart$' },
    respond: { status: 409 },
  });
  const { status, headers } = await fetch(`${run.targets.tapUrl}/v1/shoppers/me/carts/active/submit-cart`, {
    method: 'POST',
    headers: { origin: 'https://shop.example', [TEST_TOKEN_HEADER]: token },
  });
  expect([status, headers.get('access-control-allow-origin')]).toEqual([409, '*']);
});

test('an intervention answers, changes or drops an exchange as often as requested', async () => {
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

test('the control endpoints accept only the harness', async () => {
  const stranger = new TapClient(run.targets.tapUrl, 'not the key', 'tap-stranger');
  await expect(stranger.exchanges()).rejects.toThrow(/401/);
});

test('the tap reports the health of the provider', async () => {
  expect(await client('tap-health').tap.health()).toEqual({ reachable: true });
});

test('the tap keeps no data of a forgotten test', async () => {
  const { tap, api } = client('tap-forgets');
  await api.makeCheckout(method.wire);
  await tap.forget();
  expect((await tap.exchanges()).exchanges).toEqual([]);
});
