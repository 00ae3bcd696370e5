/** The tap with a provider whose answers are too large, too deep, endless or invalid. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { LIMITS } from '../../../harness/limits.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER, testToken } from '../../../harness/test-token.ts';

const CHUNK = Buffer.alloc(65_536, 'x');
const DEPTH = 200_000;
const MEGABYTE = 1024 * 1024;

/** Writes as fast as the other side reads. @param bytes number of bytes; endless by default */
function flood(response: ServerResponse, bytes = Number.POSITIVE_INFINITY): void {
  let left = bytes;
  const write = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) {
        response.once('drain', write);
        return;
      }
    }
    if (!response.destroyed) response.end();
  };
  write();
}

/** Small when compressed, 200 MB when decompressed. */
const BOMB = gzipSync(Buffer.alloc(200 * MEGABYTE, ' '), { level: 1 });

const JSON_TYPE = { 'content-type': 'application/json' };
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/flood': (response) => flood(response.writeHead(200)),
  '/large': (response) => flood(response.writeHead(200), 200 * MEGABYTE),
  '/bomb': (response) => response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(BOMB),
  '/gzip': (response) =>
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('{"id":"one"}')),
  '/trickle': (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 500);
    response.once('close', () => clearInterval(timer));
  },
  '/deep': (response) => response.writeHead(200, JSON_TYPE).end('['.repeat(DEPTH) + ']'.repeat(DEPTH)),
  '/deep-cart': (response) =>
    response.writeHead(200, JSON_TYPE).end(`${'{"cart":'.repeat(150)}{}${'}'.repeat(150)}`),
  '/null': (response) => response.writeHead(200, JSON_TYPE).end('null'),
  '/null-sources': (response) =>
    response.writeHead(200, JSON_TYPE).end('{"payment":{"session":null,"sources":[null]}}'),
  '/three-megabytes': (response) =>
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ text: 'x'.repeat(3 * MEGABYTE) })),
};

/** A malicious provider, and a tap before it. */
async function withHostile(
  use: (servers: Servers, tap: TapClient, tapUrl: string) => Promise<void>,
): Promise<void> {
  const hostile = createServer((request, response) => {
    response.on('error', () => undefined);
    const answer = ANSWERS[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
  const settings = parseSettings({
    DR_PROVIDER: 'sandbox',
    DR_API_URL: url,
    DR_JS_URL: `${url}/sdk.js`,
    DR_CSS_URL: `${url}/sdk.css`,
    DR_PUBLIC_KEY: 'pk_test_hostile',
    DR_SECRET_KEY: 'sk_test_hostile',
    DR_RATE_LIMIT: '1000',
  });
  try {
    const servers = await startServers(settings, { faults: false });
    try {
      const tapUrl = servers.at.tapUrl ?? '';
      await use(servers, new TapClient(tapUrl, servers.runKey, testToken('hostile')), tapUrl);
    } finally {
      await servers.stop();
    }
  } finally {
    hostile.closeAllConnections();
    hostile.close();
  }
}

async function ask(tapUrl: string, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(tapUrl + path, { headers: { [TEST_TOKEN_HEADER]: testToken('hostile') } });
  return { status: response.status, text: await response.text() };
}

test('answers that are too large or never end count as missing', async () => {
  test.setTimeout(120_000);
  await withHostile(async (_servers, tap, tapUrl) => {
    const paths = ['/flood', '/large', '/bomb', '/trickle'];
    const answers = await Promise.all(paths.map((path) => ask(tapUrl, path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 502));
    const { exchanges } = await tap.exchanges();
    const errors = exchanges.map(({ request, error }) => [new URL(request.url).pathname, error]);
    expect(Object.fromEntries(errors)).toEqual({
      '/flood': 'TOO_LARGE',
      '/large': 'TOO_LARGE',
      '/bomb': 'TOO_LARGE',
      '/trickle': 'ETIMEDOUT',
    });
    const calls = exchanges.map(({ startedAt, finishedAt }) => finishedAt - startedAt);
    expect(Math.max(...calls)).toBeLessThan(LIMITS.answerMilliseconds + 15_000);
  });
});

test('answers of any structure pass and are recorded', async () => {
  await withHostile(async (_servers, tap, tapUrl) => {
    for (const path of ['/deep', '/deep-cart', '/null', '/null-sources', '/gzip'])
      expect((await ask(tapUrl, path)).status, path).toBe(200);
    expect((await ask(tapUrl, '/gzip')).text).toBe('{"id":"one"}');
    const { exchanges } = await tap.exchanges();
    const bodies = Object.fromEntries(
      exchanges.map(({ request, response }) => [new URL(request.url).pathname, response?.body]),
    );
    expect(bodies['/deep']).toMatch(/^\[{1000}/);
    expect(bodies['/null']).toBeNull();
    expect(bodies['/gzip']).toEqual({ id: 'one' });
  });
});

test('records contain only the beginning of large answers, and their full length', async () => {
  await withHostile(async (_servers, tap, tapUrl) => {
    for (let calls = 0; calls < 70; calls += 1)
      expect((await ask(tapUrl, '/three-megabytes')).text.length).toBeGreaterThan(3 * MEGABYTE);
    const { exchanges } = await tap.exchanges();
    const kept = exchanges.map(({ response }) =>
      typeof response?.body === 'string' ? response.body.length : 0,
    );
    expect(Math.max(...kept)).toBeLessThanOrEqual(LIMITS.storedCharacters);
    expect(kept.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(LIMITS.storedCharactersPerTest);
    expect(kept.at(-1)).toBe(0);
    expect(new Set(exchanges.map(({ response }) => response?.truncatedFrom))).toEqual(
      new Set([3 * MEGABYTE + 11]),
    );
  });
});

test('memory of the servers stays limited, whatever a provider answers', async () => {
  test.skip(process.platform !== 'linux', 'memory of another process is read from /proc');
  test.setTimeout(120_000);
  await withHostile(async ({ pid }, _tap, tapUrl) => {
    for (let round = 0; round < 3; round += 1) {
      const paths = ['/flood', '/large', '/bomb', '/deep', '/three-megabytes'];
      await Promise.all(paths.flatMap((path) => [ask(tapUrl, path), ask(tapUrl, path)]));
    }
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    expect(peak).toBeGreaterThan(0);
    expect(peak, `peak memory of the servers: ${Math.round(peak)} MB`).toBeLessThan(500);
  });
});
