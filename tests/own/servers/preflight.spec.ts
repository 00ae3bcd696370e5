/** Checks before a run: mistakes in settings and targets are reported before anything is judged. */
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { makeCertificate } from '../../../cli/certificate.ts';
import { connectionError } from '../../../cli/preflight/ask.ts';
import { preflightRows } from '../../../cli/preflight/preflight.ts';
import { type Servers, startServers } from '../../../cli/servers.ts';
import type { PreflightRow } from '../../../harness/preflight-row.ts';
import { parseSettings } from '../../../harness/settings.ts';
import type { Settings } from '../../../harness/settings-schema.ts';

const dialects = ['digital-river-api', 'commerce-api'] as const;

function sandbox({ at }: Servers, besides: Record<string, string>): Settings {
  return parseSettings({
    DR_PROVIDER: 'sandbox',
    DR_API_URL: at.apiUrl,
    DR_JS_URL: at.jsUrl,
    DR_CSS_URL: at.cssUrl,
    DR_PUBLIC_KEY: at.publicKey,
    DR_SECRET_KEY: at.secretKey,
    ...besides,
  });
}

/** States by check, and the texts of failed checks. */
async function checked(settings: Settings): Promise<{ states: Record<string, string>; failures: string }> {
  const rows = await preflightRows(settings);
  return {
    states: Object.fromEntries(rows.map(({ what, state }) => [what, state])),
    failures: rows.flatMap(({ state, found, how }) => (state === 'fail' ? [found, how] : [])).join(' '),
  };
}

/** A web server of this test. @param status of a GET, and of a POST */
async function answering(
  statuses: { GET: number; POST: number },
  headers: Record<string, string> = {},
  body = '',
): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    response.writeHead(statuses[request.method === 'POST' ? 'POST' : 'GET'], headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test('the default (reference shop, embedded provider) needs no checks', async () => {
  expect(await preflightRows(parseSettings({}))).toEqual([]);
});

test('a sandbox accepts its own keys, and a wrong setting is named', async () => {
  const servers = await startServers(parseSettings({}), { only: 'provider', faults: false });
  const check = (besides: Record<string, string>): ReturnType<typeof checked> =>
    checked(sandbox(servers, besides));
  try {
    for (const DR_DIALECT of dialects) {
      const right = await check({ DR_DIALECT });
      expect(right.failures).toBe('');
      expect(right.states).toMatchObject({ Keys: 'ok', Clock: 'ok', 'SDK script': 'ok', 'Rate limit': 'ok' });
      const { failures } = await check({ DR_DIALECT, DR_SECRET_KEY: 'sk_test_hush' });
      expect(failures).toMatch(/DR_SECRET_KEY is not accepted by http.*: it answers 401\. Set the test key/);
      expect(failures).not.toContain('hush');
    }
    const token = await check({ DR_DIALECT: 'commerce-api', DR_SHOPPER_TOKEN: 'nobody' });
    expect(token.failures).toMatch(/^DR_SHOPPER_TOKEN is not accepted/);
    for (const setting of ['DR_JS_URL', 'DR_CSS_URL']) {
      const { failures } = await check({ [setting]: `${servers.at.apiUrl}/none-such.js` });
      expect(failures).toMatch(new RegExp(`^${setting} is wrong: .* answers 40`));
    }
  } finally {
    await servers.stop();
  }
  for (const [DR_DIALECT, spoken, error] of [
    ['digital-river-api', 'commerce-api', '{"errors":{"error":[{"code":"resource-not-found"}]}}'],
    ['commerce-api', 'digital-river-api', '{"type":"not_found","errors":[{"code":"not_found"}]}'],
  ] as const) {
    const other = await answering({ GET: 404, POST: 404 }, {}, error);
    const { failures } = await check({ DR_DIALECT, DR_API_URL: other.url });
    expect(failures).toBe(
      `${other.url} answers as the ${spoken}, not ${DR_DIALECT}. Correct DR_API_URL or DR_DIALECT.`,
    );
    other.close();
  }
  // unreachable: the run says so in a complete report
  const gone = await check({});
  expect(gone.failures).toBe('');
  expect(gone.states).toMatchObject({ Keys: 'note', 'SDK script': 'note' });
});

test('a wrong clock and a refused API version are reported', async () => {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const slow = await answering({ GET: 404, POST: 404 }, { date });
  const settings = (url: string): Settings =>
    parseSettings({
      DR_PROVIDER: 'sandbox',
      DR_API_URL: url,
      DR_JS_URL: url,
      DR_CSS_URL: url,
      DR_PUBLIC_KEY: 'pk_test_a',
      DR_SECRET_KEY: 'sk_test_a',
    });
  const version = createServer((_request, response) =>
    response.writeHead(400).end('{"errors":[{"code":"invalid-version","message":"unknown version"}]}'),
  );
  await new Promise<void>((resolve) => version.listen(0, '127.0.0.1', resolve));
  try {
    const rows = await preflightRows(settings(slow.url));
    expect(rows.find(({ what }) => what === 'Clock')).toMatchObject({
      state: 'note',
      found: expect.stringMatching(/^this machine is 36\d\d s ahead$/) as unknown,
    });
    const { port } = version.address() as AddressInfo;
    const { failures } = await checked(settings(`http://127.0.0.1:${port}`));
    expect(failures).toMatch(/DR_API_VERSION 2021-12-13 is refused/);
  } finally {
    slow.close();
    version.close();
  }
});

test('a server with a certificate that nobody trusts, or that redirects in a circle, is told with what to do', async () => {
  const secure = createSecureServer(await makeCertificate(['127.0.0.1']), (_request, response) =>
    response.end(),
  );
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
  const circle = await answering({ GET: 302, POST: 302 }, { location: '/' });
  const shop = (DR_SHOP_URL: string): Promise<PreflightRow[]> =>
    preflightRows(
      parseSettings({ DR_SHOP: 'custom', DR_SHOP_ADAPTER: 'package.json', DR_SHOP_URL, DR_WEBHOOK_URL: '' }),
    );
  try {
    expect((await shop(url))[0]).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('cannot be reached: its certificate is self-signed (') as unknown,
      how: expect.stringContaining('NODE_EXTRA_CA_CERTS') as unknown,
    });
    expect((await shop(circle.url.replace('http:', 'https:')))[0]).toMatchObject({
      found: expect.stringContaining('it uses no TLS (') as unknown,
    });
    expect((await shop(circle.url))[0]).toMatchObject({
      found: expect.stringContaining('it redirects without an end (') as unknown,
    });
    const provider = { DR_API_URL: url, DR_JS_URL: url, DR_CSS_URL: url };
    const keys = { DR_PUBLIC_KEY: 'pk_test_a', DR_SECRET_KEY: 'sk_test_a' };
    const rows = await preflightRows(parseSettings({ DR_PROVIDER: 'sandbox', ...provider, ...keys }));
    for (const what of ['Keys', 'SDK script', 'SDK style sheet'])
      expect(rows.find((row) => row.what === what)).toMatchObject({
        state: 'note',
        found: expect.stringContaining('its certificate is self-signed (') as unknown,
        how: expect.stringContaining('NODE_EXTRA_CA_CERTS') as unknown,
      });
  } finally {
    secure.close();
    circle.close();
  }
  for (const [code, error] of [
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host name'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
  ] as const)
    expect(connectionError(code)).toMatchObject({ error: `${error} (${code})` });
  expect(connectionError('ECONNREFUSED')).toEqual({ error: 'ECONNREFUSED' });
});

test('for a custom shop, its address, fixed ports, keys and webhooks are checked', async () => {
  const shop = await answering({ GET: 200, POST: 401 });
  const broken = await answering({ GET: 503, POST: 404 });
  const settings = (besides: Record<string, string>): Settings =>
    parseSettings({
      DR_SHOP: 'custom',
      DR_SHOP_URL: shop.url,
      DR_SHOP_ADAPTER: 'package.json',
      DR_TAP_PORT: '4610',
      DR_PROVIDER_PORT: '4600',
      DR_PUBLIC_KEY: 'pk_test_a',
      DR_SECRET_KEY: 'sk_test_a',
      DR_WEBHOOK_URL: shop.url.replace('//', '//user:hush@'),
      ...besides,
    });
  const failures = async (besides: Record<string, string>): Promise<string> =>
    (await checked(settings(besides))).failures;
  try {
    const all = { Shop: 'ok', Tap: 'ok', Provider: 'ok', Keys: 'ok', Webhooks: 'ok' };
    const right = await checked(settings({}));
    expect(right).toEqual({ states: all, failures: '' });
    const rows = await preflightRows(settings({}));
    expect(JSON.stringify(rows)).not.toContain('hush');
    expect(await failures({ DR_TAP_PORT: '' })).toMatch(/^DR_TAP_PORT not set.*Fix the port/);
    expect(await failures({ DR_SECRET_KEY: '', DR_PROVIDER_PORT: '' })).toMatch(
      /^DR_PROVIDER_PORT not set.*DR_SECRET_KEY not set/,
    );
    expect(await failures({ DR_SHOP_URL: broken.url })).toMatch(/answers 503 Start your shop/);
    expect(await failures({ DR_WEBHOOK_URL: broken.url })).toMatch(/answers 404 .*Correct DR_WEBHOOK_URL/);
    expect((await checked(settings({ DR_WEBHOOK_URL: '' }))).states).toMatchObject({ Webhooks: 'note' });
    broken.close();
    expect(await failures({ DR_SHOP_URL: broken.url })).toMatch(/cannot be reached: \w+/);
    expect(await failures({ DR_WEBHOOK_URL: broken.url })).toMatch(/cannot be reached: \w+/);
  } finally {
    shop.close();
    broken.close();
  }
});
