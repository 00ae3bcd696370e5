/** Objects of a run in a sandbox: all carry the run's id, and no webhook stays. */
import { expect, test } from '@playwright/test';
import { methods } from '../../../contract/catalogue.ts';
import { type Servers, startServers } from '../../../cli/servers.ts';
import type { RunContext } from '../../../harness/run.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { testToken } from '../../../harness/test-token.ts';
import { startVaryingProvider } from '../drills/varying-provider.ts';
import { FetchShopper } from './fetch-shopper.ts';

// nothing listens there: no event is sent in these tests
const ADDRESS = 'http://user:hush@127.0.0.1:9/__webhooks';

let provider: Servers;
test.beforeEach(async () => {
  provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
});
test.afterEach(() => provider.stop());

/** Tap and shop of a run, with the provider as their sandbox. */
function startOfRun(runId: string, apiUrl = provider.at.apiUrl): Promise<Servers> {
  const { jsUrl, cssUrl, publicKey, secretKey } = provider.at;
  const settings = parseSettings({
    DR_PROVIDER: 'sandbox',
    DR_API_URL: apiUrl,
    DR_JS_URL: jsUrl,
    DR_CSS_URL: cssUrl,
    DR_PUBLIC_KEY: publicKey,
    DR_SECRET_KEY: secretKey,
    DR_WEBHOOK_URL: ADDRESS,
  });
  return startServers(settings, { faults: false, runId });
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(provider.at.apiUrl + path, {
    method,
    headers: { authorization: `Bearer ${provider.at.secretKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as T;
}

/** Addresses of the webhooks in the sandbox. */
async function webhooks(): Promise<string[]> {
  return (await call<{ address: string }[]>('GET', '/webhooks')).map(({ address }) => address);
}

const addressOf = (runId: string): string => `${ADDRESS}?conformance-run=${runId}`;
const registered = (runId: string): Promise<void> => expect.poll(webhooks).toContain(addressOf(runId));

for (const [how, end] of [
  ['ends', (servers) => servers.stop()],
  ['is asked to end', (servers) => signal(servers, 'SIGTERM')],
  ['loses its terminal', (servers) => signal(servers, 'SIGHUP')],
] satisfies [string, (servers: Servers) => Promise<void>][])
  test(`the webhook of a run carries the run id, and is removed when the server process ${how}`, async () => {
    const servers = await startOfRun('run-1');
    await registered('run-1');
    await end(servers);
    expect(await webhooks()).toEqual([]);
  });

test('the next run removes the objects of a killed run, but no objects of others', async () => {
  const others = [ADDRESS, 'https://example.com/__webhooks?conformance-run=run-0', 'https://example.com/any'];
  for (const address of others) await call('POST', '/webhooks', { types: ['order.accepted'], address });
  const killed = await startOfRun('run-1');
  await registered('run-1');
  await signal(killed, 'SIGKILL');
  expect(await webhooks()).toContain(addressOf('run-1'));
  const next = await startOfRun('run-2');
  await registered('run-2');
  expect(await webhooks()).toEqual([...others, addressOf('run-2')]);
  await next.stop();
  expect(await webhooks()).toEqual(others);
});

test('a webhook with a pending registration at the end is removed, too', async () => {
  let asked = 0;
  const slow = await startVaryingProvider(provider.at.apiUrl, [], (reply) => {
    if (reply.method !== 'POST' || reply.path !== '/webhooks') return;
    asked += 1;
    reply.delay = 1_000;
  });
  try {
    const servers = await startOfRun('run-1', slow.url);
    await expect.poll(() => asked).toBe(1);
    await servers.stop();
    expect(await webhooks()).toEqual([]);
  } finally {
    await slow.close();
  }
});

test('orders and customers of the fixture shop carry the id of the run', async () => {
  const servers = await startOfRun('run-1');
  try {
    const token = testToken();
    const { shopUrl = '', apiUrl, tapUrl = '' } = servers.at;
    const shopper = new FetchShopper({ targets: { shopUrl, apiUrl } } as RunContext, token);
    const wire = methods.find(({ wire: one }) => one.paymentFlow === 'delayed')?.wire;
    if (!wire) throw new Error('no such method');
    await shopper.buy(wire.type, wire.markets[0]);
    await shopper.send('POST', '/account/sign-in', { email: 'shopper@example.com' });
    const { data } = await call<{ data: { upstreamId: string }[] }>('GET', '/orders');
    expect(data.map(({ upstreamId }) => upstreamId)).toEqual([expect.stringMatching(/^run-1-[2-9A-Z]{10}$/)]);
    const { exchanges } = await new TapClient(tapUrl, servers.runKey, token).exchanges();
    const customers = exchanges.filter(({ request }) => request.url.endsWith('/customers'));
    expect(customers.map(({ request }) => request.body)).toMatchObject([
      { id: expect.stringMatching(/^run-1-shopper-/) as unknown },
    ]);
  } finally {
    await servers.stop();
  }
});

async function signal({ pid, ended }: Servers, name: NodeJS.Signals): Promise<void> {
  process.kill(pid ?? 0, name);
  await ended;
}
