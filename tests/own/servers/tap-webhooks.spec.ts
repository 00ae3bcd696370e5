/** Webhooks on their way through the tap to a shop that authenticates them by user name and password. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { testToken } from '../../../harness/test-token.ts';
import { expect, test } from '../../certification/fixtures.ts';

const PASSWORD = 'open-the-door';
const BASIC = `Basic ${Buffer.from(`provider:${PASSWORD}`).toString('base64')}`;

let shop: Server;
let servers: Servers;
let received: IncomingHttpHeaders[] = [];

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  shop = createServer((request, response) => {
    received.push(request.headers);
    response.writeHead(request.headers.authorization === BASIC ? 202 : 401).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => shop.once('listening', resolve));
  const address = `127.0.0.1:${(shop.address() as AddressInfo).port}`;
  servers = await startServers(
    parseSettings({
      DR_SHOP: 'custom',
      DR_SHOP_URL: `http://${address}`,
      DR_SHOP_ADAPTER: import.meta.filename,
      DR_WEBHOOK_URL: `http://provider:${PASSWORD}@${address}/hooks`,
    }),
    { faults: false },
  );
});
test.beforeEach(() => {
  received = [];
});
test.afterAll(async () => {
  await servers.stop();
  shop.close();
});

function tapFor(name: string): TapClient {
  return new TapClient(servers.at.tapUrl ?? '', servers.runKey, testToken(name));
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${servers.at.tapUrl ?? ''}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const EVENT = { type: 'order.accepted', data: { object: { id: 'order-1' } } };
const SIGNED = { 'digitalriver-signature': '1, abc', 'x-api-key': 'known-to-two' };

for (const [where, sent] of [
  ['in the address', {}],
  ['in the header', { authorization: BASIC }],
] as const) {
  test(`a forged webhook is sent without the password ${where}, a repeated one with it`, async () => {
    const tap = tapFor(`webhooks ${where}`);
    await tap.begin({ turn: `webhooks ${where}`, mark: 'nobody sends this' });
    try {
      await post('/__webhooks', EVENT, { ...SIGNED, ...sent });
      const [genuine] = (await tap.exchanges()).exchanges;
      expect(genuine).toMatchObject({ sender: 'provider', response: { status: 202 } });
      const exchange = genuine?.id ?? '';
      const statuses = [];
      for (const signature of ['none', 'wrong', 'missing'] as const)
        statuses.push(await tap.replay({ exchange, signature }));
      expect(statuses.slice(0, 1)).toEqual([202]);
      const [, repeated, ...forged] = received;
      expect(repeated).toMatchObject({ authorization: BASIC, ...SIGNED });
      expect(forged).toHaveLength(2);
      for (const headers of forged) {
        expect(headers).not.toHaveProperty('authorization');
        expect(headers).not.toHaveProperty('x-api-key');
      }
      expect(forged[0]).toHaveProperty('digitalriver-signature');
      expect(forged[1]).not.toHaveProperty('digitalriver-signature');
      const records = JSON.stringify((await tap.exchanges()).exchanges);
      expect(records).not.toContain(PASSWORD);
      expect(records).not.toContain(BASIC.slice('Basic '.length));
    } finally {
      await tap.forget();
    }
  });
}

test("the tap reports the event types of a shop's webhooks", async () => {
  const tap = tapFor('subscriptions');
  expect((await tap.exchanges()).eventTypes).toBeUndefined();
  const authorization = `Bearer ${servers.at.secretKey}`;
  const address = `${servers.at.tapUrl ?? ''}/__webhooks`;
  const made = await post('/webhooks', { types: ['order.accepted'], address }, { authorization });
  expect((await tap.exchanges()).eventTypes).toEqual(['order.accepted']);
  const { id } = (await made.json()) as { id: string };
  await fetch(`${servers.at.tapUrl ?? ''}/webhooks/${id}`, { method: 'DELETE', headers: { authorization } });
  expect((await tap.exchanges()).eventTypes).toEqual([]);
});
