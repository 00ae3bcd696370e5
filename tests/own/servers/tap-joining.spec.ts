/** Joining the calls of a shop that does not pass the test token on, for single and parallel tests. */
import { type Servers, startServers } from '../../../cli/servers.ts';
import type { RunContext } from '../../../harness/run.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { testToken } from '../../../harness/test-token.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { markOf } from '../../certification/shopper-mark.ts';

let run: RunContext;
let servers: Servers;
// calls without a test token may belong to any running test, so these tests share no tap with others
test.beforeAll(async ({ run: started }) => {
  run = started;
  const settings = parseSettings({ DR_CHROMIUM_PATH: run.browser.path });
  servers = await startServers(settings, { faults: false, keys: run.keys, runKey: run.runKey });
  // the fixture shop registers its webhook through the tap, also without a test token
  await expect
    .poll(async () => JSON.stringify(await shopCall('GET', '/webhooks')), { timeout: 30_000 })
    .toContain('"address"');
});
test.afterAll(() => servers.stop());

const tapUrl = (): string => servers.at.tapUrl ?? '';

function client(name: string): { tap: TapClient } {
  return { tap: new TapClient(tapUrl(), run.runKey, testToken(name)) };
}

const guest = (turn: string, name = turn): { turn: string; mark: string } => ({ turn, mark: markOf(name) });

/** Sends a call like the back end of another shop. */
async function shopCall(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(tapUrl() + path, {
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

test.describe('a shop that does not pass the test token on', () => {
  // these tests get all calls that belong to no other test, so they run one after the other
  test.describe.configure({ mode: 'default' });

  test("a shop's own trace header joins nothing: its calls belong to the test that runs", async () => {
    const { tap } = client('tap-own-trace');
    await tap.begin(guest('own-trace'));
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

  test('a late call of a finished test belongs to no other test', async () => {
    const [first, second] = [client('tap-first').tap, client('tap-second').tap];
    await first.begin(guest('first'));
    const { id } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
    await first.forget();
    await second.begin(guest('second'));
    try {
      await shopCall('GET', `/checkouts/${String(id)}`);
      expect((await second.exchanges()).exchanges).toEqual([]);
    } finally {
      await second.forget();
    }
  });

  test('a second browser of a test gets only its own calls, and only while it is open', async () => {
    const [first, other] = [client('tap-main').tap, client('tap-other-user').tap];
    await first.begin(guest('main'));
    try {
      const { id } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
      await other.begin(guest('main', 'other-user'));
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

/** Two parallel tests of a shop. */
async function atOnce(
  name: string,
  work: (one: TapClient, other: TapClient) => Promise<void>,
): Promise<void> {
  const names = [`${name}-one`, `${name}-other`] as const;
  const [one, other] = [client(names[0]).tap, client(names[1]).tap];
  await one.begin(guest(names[0]));
  await other.begin(guest(names[1]));
  try {
    await work(one, other);
  } finally {
    await one.forget();
    await other.forget();
  }
}

const pathsOf = async (tap: TapClient): Promise<string[]> => {
  const { exchanges } = await tap.exchanges();
  return exchanges.map(
    ({ request }) => `${request.method} ${new URL(request.url).pathname.replace(/^.*(?=\/checkouts)/, '')}`,
  );
};

test.describe('two parallel tests of a shop that does not pass the test token on', () => {
  test.describe.configure({ mode: 'default' });

  test("a checkout is joined by the shopper's e-mail address, later calls by its id", async () => {
    await atOnce('tap-mark', async (one, other) => {
      const email = `jane.${markOf('tap-mark-one')}@example.com`;
      const { id } = await shopCall('POST', '/checkouts', { body: { ...CHECKOUT, email } });
      await shopCall('GET', `/checkouts/${String(id)}`);
      expect(await pathsOf(one)).toEqual(['POST /checkouts', `GET /checkouts/${String(id)}`]);
      expect(await pathsOf(other)).toEqual([]);
      expect([await one.doubtful(), await other.doubtful()]).toEqual([[], []]);
    });
  });

  for (const how of ['ids', 'words'] as const)
    test(`an id seen in a browser (${how}) joins an unassigned checkout and its calls to the test`, async () => {
      await atOnce(`tap-claim-${how}`, async (one, other) => {
        const { id, payment } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
        await shopCall('GET', `/checkouts/${String(id)}`);
        expect([await one.doubtful(), await other.doubtful()]).toEqual([
          ['POST /checkouts'],
          ['POST /checkouts'],
        ]);
        const shown = String((payment as { session: { id: string } }).session.id);
        await other.claim({ ids: [], words: [], [how]: [shown] });
        expect(await pathsOf(other)).toEqual(['POST /checkouts', `GET /checkouts/${String(id)}`]);
        expect(await pathsOf(one)).toEqual([]);
        expect([await one.doubtful(), await other.doubtful()]).toEqual([[], []]);
        // later calls reach the test, also its interventions
        const match = { method: 'GET', path: '/checkouts/' };
        await other.intervene({ id: 'made', match, respond: { status: 418, body: {} } });
        await shopCall('GET', `/checkouts/${String(id)}`);
        expect(await other.applied()).toEqual([{ id: 'made', applied: 1 }]);
      });
    });

  test('a source made in a browser joins the first call with its id', async () => {
    await atOnce('tap-source', async (one, other) => {
      await one.claim({ ids: ['a-source-of-the-browser'], words: [] });
      await shopCall('GET', '/sources/a-source-of-the-browser');
      expect((await one.exchanges()).exchanges).toHaveLength(1);
      expect(await other.doubtful()).toEqual([]);
    });
  });

  test('a call that is joined too late for an intervention counts as doubtful', async () => {
    await atOnce('tap-late', async (one, other) => {
      const match = { method: 'POST', path: '/checkouts$' };
      await one.intervene({ id: 'patched', match, patch: [{ path: 'more', value: 1 }] });
      const { payment } = await shopCall('POST', '/checkouts', { body: CHECKOUT });
      await one.claim({ ids: [(payment as { session: { id: string } }).session.id], words: [] });
      expect(await one.doubtful()).toEqual(['POST /checkouts']);
      expect(await other.doubtful()).toEqual([]);
    });
  });
});

test('after a doubtful call, tests run one at a time; the permission of a dead test expires', async () => {
  const own = await startServers(parseSettings({ DR_CHROMIUM_PATH: run.browser.path }), { faults: false });
  try {
    const turn = (name: string): TapClient => new TapClient(own.at.tapUrl ?? '', own.runKey, `turn-${name}`);
    const [first, second, dead] = [turn('first'), turn('second'), turn('dead')];
    expect([await first.takeTurn(60), await second.takeTurn(60)]).toEqual([true, true]);
    await second.giveTurn();
    await first.oneAtATime();
    expect(await second.takeTurn(60)).toBe(false);
    await first.giveTurn();
    expect(await dead.takeTurn(0)).toBe(true);
    await dead.begin(guest('turn-dead'));
    expect(await second.takeTurn(60)).toBe(true);
  } finally {
    await own.stop();
  }
});
