/** A failing run with traces, against a provider that repeats every secret in every encoding: no artifact contains one. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Dialect, DIALECTS } from '../../../contract/method.ts';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { ENCODINGS, inAllEncodings, search, searchCode } from './canaries.ts';
import { CertifyProcess, sandbox, webhooksAt } from './certify-process.ts';
import type { Reply } from './variations.ts';
import { startVaryingProvider } from './varying-provider.ts';
import { WatchedProgram } from './watched-program.ts';

const PUBLIC_KEY = 'pk_test_Canary0PublicKey0Canary0';
const SECRET_KEY = 'sk_test_Canary0SecretKey0Canary0';
const COOKIE = 'Canary0Cookie0Canary0Cookie0';
const TOKEN = 'Canary0Token0Canary0Token0';
const PASSWORD = 'Canary0Password0Canary0';
const CARD = '4444222233331111';
const CODE = '123';

test('the search finds a secret in every encoding, archives included', () => {
  const secrets = new Map([[SECRET_KEY, 'secretKey']]);
  for (const [encoding, { write }] of Object.entries(ENCODINGS))
    for (const [at, written] of write(SECRET_KEY).entries()) {
      const folder = test.info().outputPath(`${encoding} ${at}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'text'), `x ${written} y`);
      writeFileSync(join(folder, 'json'), JSON.stringify({ a: `x ${written} y` }));
      const found = search(folder, secrets).join();
      for (const name of ['text', 'json']) expect(found).toContain(`${name}: secretKey (${encoding})`);
    }
});

test('the search finds a security code where something was typed or named', () => {
  const folder = test.info().outputPath('codes');
  mkdirSync(folder, { recursive: true });
  const written = [`Fill "${CODE}"`, `{"cvv":"${CODE}"}`, `{"value": "${CODE}"}`, `\\"cvc\\":\\"${CODE}\\"`];
  for (const [at, text] of written.entries()) writeFileSync(join(folder, `${at}`), text);
  expect(searchCode(folder, CODE)).toHaveLength(written.length);
  writeFileSync(join(folder, 'other'), `{"id":"${CODE}","value":"${CODE}4","port":${CODE}}`);
  expect(searchCode(folder, CODE)).toHaveLength(written.length);
});

interface Hostile {
  readonly secrets: Map<string, string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly provider: Servers;
}

/** Uses a provider that writes every secret that it knows or receives into every answer. */
async function withEchoes(dialect: Dialect, use: (hostile: Hostile) => Promise<void>): Promise<void> {
  const secrets = new Map([
    [SECRET_KEY, 'secretKey'],
    [PUBLIC_KEY, 'publicKey'],
    [COOKIE, 'cookie'],
    [TOKEN, 'token'],
    [PASSWORD, 'password'],
    [CARD, 'cardNumber'],
  ]);
  const settings = parseSettings({
    DR_PUBLIC_KEY: PUBLIC_KEY,
    DR_SECRET_KEY: SECRET_KEY,
    DR_DIALECT: dialect,
  });
  const provider = await startServers(settings, { only: 'provider', faults: false });
  const varying = await startVaryingProvider(provider.at.apiUrl, [], (reply) => repeat(reply, secrets));
  const environment = {
    ...sandbox(provider, varying.url),
    DR_DIALECT: dialect,
    // no server listens there: it is enough that the address is recorded
    DR_WEBHOOK_URL: `http://hooks:${PASSWORD}@127.0.0.1:9/payments`,
  };
  try {
    await use({ secrets, environment, provider });
  } finally {
    await varying.close();
    await provider.stop();
  }
}

/** Kinds that are learnt only from answers. */
const LEARNT: Readonly<Record<Dialect, readonly string[]>> = {
  'digital-river-api': ['clientSecret', 'webhookSecret'],
  'commerce-api': ['access token', 'refresh token'],
};

// a multiple of the usual time, for a busy machine
test.beforeEach(() => test.setTimeout(1_200_000));

for (const dialect of DIALECTS)
  test(`no secret of a failing run is in any artifact, whatever its encoding (${dialect})`, async () => {
    await withEchoes(dialect, async ({ secrets, environment, provider }) => {
      const certify = new CertifyProcess(test.info().outputPath('out'), {
        words: [
          '--methods',
          'creditCard',
          '--scenarios',
          'pays,double-click-and-reload,direct-calls',
          '--trace',
          '--workers',
          '2',
        ],
        environment,
      });
      const { code, text } = await certify.end();
      await certify.expectNothingLeft();
      expect([1, 3], text).toContain(code);
      expect([...secrets.values()]).toEqual(expect.arrayContaining([...LEARNT[dialect]]));
      const names = readdirSync(certify.out, { recursive: true }).map(String);
      expect(names.filter((name) => name.endsWith('.zip'))).not.toEqual([]);
      expect(names.filter((name) => name.startsWith('allure-results/'))).not.toEqual([]);
      writeFileSync(join(certify.out, 'terminal.txt'), text);
      expect(search(certify.out, secrets)).toEqual([]);
      expect(searchCode(certify.out, CODE)).toEqual([]);
      expect(certify.reports().run.errors).toEqual([]);
      // also after a failing run, nothing stays in the sandbox
      if (dialect === 'digital-river-api') expect(await webhooksAt(provider)).toEqual([]);
    });
  });

for (const dialect of DIALECTS)
  test(`no secret, those of tests that still run included, is in a blob report or its traces (${dialect})`, async () => {
    await withEchoes(dialect, async ({ secrets, environment }) => {
      const out = test.info().outputPath('out');
      mkdirSync(out);
      const words = [
        'test',
        '--project=certification',
        '-g',
        // a long test whose secrets the provider repeats to a short one
        'Credit Card › (pays and sees|double-clicks and reloads)',
        '--workers=2',
        '--reporter=./reports/playwright/masking-reporter.ts,blob',
        '--trace=on',
        `--output=${join(out, 'results')}`,
      ];
      const shard = new WatchedProgram(words, {
        program: ['node_modules/@playwright/test/cli.js'],
        environment: { ...environment, PLAYWRIGHT_BLOB_OUTPUT_FILE: join(out, 'shard.zip') },
      });
      const { text } = await shard.end();
      await shard.expectNothingLeft();
      writeFileSync(join(out, 'terminal.txt'), text);
      const names = readdirSync(out, { recursive: true }).map(String);
      expect(names).toContain('shard.zip');
      expect(names.filter((name) => name.endsWith('trace.zip'))).not.toEqual([]);
      expect(text).toMatch(/[12] (?:failed|passed)/);
      expect(search(out, secrets)).toEqual([]);
      expect(searchCode(out, CODE)).toEqual([]);
    });
  });

/** Members of answers that contain a secret, by kind of secret. */
const MEMBERS = {
  clientSecret: 'clientSecret',
  secret: 'webhookSecret',
  access_token: 'access token',
  refresh_token: 'refresh token',
} as const;

/** The call by which the shop buys. */
const BUYS = /\/(?:orders|submit-cart)$/;

/** Collects the secrets of an answer, and adds all known ones to it, those of other tests included; orders are refused. */
function repeat(reply: Reply, secrets: Map<string, string>): void {
  const text = JSON.stringify(reply.json ?? {});
  for (const [member, kind] of Object.entries(MEMBERS))
    if (member !== 'secret' || reply.path === '/webhooks')
      for (const [, found = ''] of text.matchAll(new RegExp(`"${member}":"([^"]+)"`, 'g')))
        secrets.set(found, kind);
  const echo = [...secrets.keys()].flatMap(inAllEncodings);
  const [sid, bearer] = [`sid=${COOKIE}; Path=/`, `Bearer ${btoa(SECRET_KEY)}`];
  reply.headers = { ...reply.headers, 'set-cookie': sid, 'x-echo': bearer };
  if (reply.method === 'POST' && BUYS.test(reply.path)) {
    reply.status = 400;
    const errors = [{ code: 'invalid_parameter', parameter: COOKIE, message: echo.join(' ') }];
    reply.json = { type: 'bad_request', errors, refundToken: TOKEN };
  } else if (reply.json !== undefined && !Array.isArray(reply.json))
    reply.json = { ...(reply.json as object), echo, refundToken: TOKEN, cvv: CODE };
}
