/** The shared budget of requests, and a provider with a rate limit. */
import { expect, test } from '@playwright/test';
import { readProviderOptions } from '../../../cli/provider-options.ts';
import { type Servers, startServers } from '../../../cli/servers.ts';
import type { ProviderLimits } from '../../../harness/server-protocol.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER, testToken } from '../../../harness/test-token.ts';

/** Requests a checkout that does not exist. @param at address of the tap or the provider */
async function ask(servers: Servers, at: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${servers.at.secretKey}`,
    [TEST_TOKEN_HEADER]: testToken(),
  };
  const response = await fetch(`${at}/checkouts/none`, { headers });
  await response.arrayBuffer();
  return response;
}

async function rateAt({ at, runKey }: Servers): Promise<Record<'peak' | 'requests' | 'refused', number>> {
  const response = await fetch(`${at.controlUrl}/rate`, { headers: { authorization: `Bearer ${runKey}` } });
  return (await response.json()) as Record<'peak' | 'requests' | 'refused', number>;
}

async function withServers(
  environment: Record<string, string>,
  limits: ProviderLimits,
  use: (servers: Servers, tapUrl: string) => Promise<void>,
): Promise<void> {
  const servers = await startServers(parseSettings(environment), { faults: false, limits });
  try {
    await use(servers, servers.at.tapUrl ?? '');
  } finally {
    await servers.stop();
  }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

test('the rate limit applies to all callers together', async () => {
  await withServers({ DR_RATE_LIMIT: '20' }, { rateLimit: 20 }, async (servers, tapUrl) => {
    const { runKey, at } = servers;
    const tap = new TapClient(tapUrl, runKey, 'rate');
    const inBrowser = async (): Promise<Response> => {
      const permit = await tap.permit();
      const answer = await ask(servers, at.apiUrl);
      await tap.returnPermit(permit, { status: answer.status });
      return answer;
    };
    const answers = await Promise.all([
      ...times(30, () => ask(servers, tapUrl)),
      ...times(15, () => inBrowser()),
    ]);
    expect(answers.filter(({ status }) => status !== 404)).toEqual([]);
    const { peak, requests, refused } = await rateAt(servers);
    expect({ refused, tooMany: peak > 20, all: requests >= 45 }).toEqual({
      refused: 0,
      tooMany: false,
      all: true,
    });
  });
});

test('all callers wait as long as a 429 demands', async () => {
  await withServers({ DR_RATE_LIMIT: '200' }, { rateLimit: 4 }, async (servers, tapUrl) => {
    let refused = false;
    for (let calls = 0; calls < 8 && !refused; calls += 1)
      refused = (await ask(servers, tapUrl)).status === 429;
    expect(refused).toBe(true);
    const began = performance.now();
    const answer = await ask(servers, tapUrl);
    expect(answer.status).toBe(404);
    expect(performance.now() - began).toBeGreaterThan(900);
  });
});

test('the provider answers 429 with Retry-After beyond its limit', async () => {
  await withServers({}, { rateLimit: 5 }, async (servers) => {
    const answers = await Promise.all(times(9, () => ask(servers, servers.at.apiUrl)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(refused.map(() => '1'));
  });
});

test('the same seed fails the same requests', async () => {
  const failing = async (): Promise<number[]> => {
    const statuses: number[] = [];
    const servers = await startServers(parseSettings({}), {
      only: 'provider',
      faults: false,
      limits: { failures: 0.5, seed: 7 },
    });
    try {
      for (let call = 0; call < 12; call += 1) statuses.push((await ask(servers, servers.at.apiUrl)).status);
    } finally {
      await servers.stop();
    }
    return statuses;
  };
  const once = await failing();
  expect(new Set(once)).toEqual(new Set([404, 503]));
  expect(await failing()).toEqual(once);
});

test("mistakes in the provider's options are one clear line", () => {
  expect(readProviderOptions(['--rate-limit', '25', '--failures', '0.05', '--seed', '3'])).toEqual({
    limits: { rateLimit: 25, failures: 0.05, seed: 3 },
    strict: false,
  });
  expect(readProviderOptions(['--strict'])).toEqual({ limits: {}, strict: true });
  expect(() => readProviderOptions(['--rate-limit', '0'])).toThrow(/--rate-limit must be the number/);
  expect(() => readProviderOptions(['--failures', '5'])).toThrow(/--failures must be a share/);
  expect(() => readProviderOptions(['--seed', 'x'])).toThrow(/--seed must be a whole number/);
  expect(() => readProviderOptions(['--rate', '3'])).toThrow(/Options: --rate-limit, --failures, --seed/);
});
