/** A run that fails, with traces, against a provider that repeats every secret in every encoding: no artifact holds one. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { ENCODINGS, inAllEncodings, search } from './canaries.ts';
import { CertifyProcess, sandbox, webhooksAt } from './certify-process.ts';
import type { Reply } from './variations.ts';
import { startVaryingProvider } from './varying-provider.ts';

const PUBLIC_KEY = 'pk_test_Canary0PublicKey0Canary0';
const SECRET_KEY = 'sk_test_Canary0SecretKey0Canary0';
const COOKIE = 'Canary0Cookie0Canary0Cookie0';
const TOKEN = 'Canary0Token0Canary0Token0';
const CARD = '4444222233331111';

test('the search finds a secret in every encoding, packed files included', () => {
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

test('no secret of a failing run is in any artifact, whatever its encoding', async () => {
  // many times what it takes, for a busy machine
  test.setTimeout(1_200_000);
  const secrets = new Map([
    [SECRET_KEY, 'secretKey'],
    [PUBLIC_KEY, 'publicKey'],
    [COOKIE, 'cookie'],
    [TOKEN, 'token'],
    [CARD, 'cardNumber'],
  ]);
  const provider = await startServers(
    parseSettings({ DR_PUBLIC_KEY: PUBLIC_KEY, DR_SECRET_KEY: SECRET_KEY }),
    { only: 'provider', faults: false },
  );
  const varying = await startVaryingProvider(provider.at.apiUrl, [], (reply) => repeat(reply, secrets));
  try {
    const certify = new CertifyProcess(test.info().outputPath('out'), {
      words: ['--methods', 'creditCard', '--scenarios', 'pays', '--trace'],
      environment: sandbox(provider, varying.url),
    });
    const { code, text } = await certify.end();
    expect(code, text).toBe(1);
    expect([...secrets.values()]).toEqual(expect.arrayContaining(['clientSecret', 'webhookSecret']));
    const names = readdirSync(certify.out, { recursive: true }).map(String);
    expect(names.filter((name) => name.endsWith('.zip'))).not.toEqual([]);
    writeFileSync(join(certify.out, 'terminal.txt'), text);
    expect(search(certify.out, secrets)).toEqual([]);
    // of a failing run, too, nothing stays in the sandbox
    expect(await webhooksAt(provider)).toEqual([]);
  } finally {
    await varying.close();
    await provider.stop();
  }
});

/** Learns the secrets of an answer, and writes all that are known into it; orders are refused. */
function repeat(reply: Reply, secrets: Map<string, string>): void {
  const text = JSON.stringify(reply.json ?? {});
  for (const [, found = ''] of text.matchAll(/"clientSecret":"([^"]+)"/g)) secrets.set(found, 'clientSecret');
  if (reply.path === '/webhooks')
    for (const [, found = ''] of text.matchAll(/"secret":"([^"]+)"/g)) secrets.set(found, 'webhookSecret');
  const echo = [...secrets.keys()].flatMap(inAllEncodings);
  const [sid, bearer] = [`sid=${COOKIE}; Path=/`, `Bearer ${btoa(SECRET_KEY)}`];
  reply.headers = { ...reply.headers, 'set-cookie': sid, 'x-echo': bearer };
  if (reply.method === 'POST' && reply.path === '/orders') {
    reply.status = 400;
    const errors = [{ code: 'invalid_parameter', parameter: COOKIE, message: echo.join(' ') }];
    reply.json = { type: 'bad_request', errors, refundToken: TOKEN };
  } else if (reply.json !== undefined && !Array.isArray(reply.json))
    reply.json = { ...(reply.json as object), echo, refundToken: TOKEN };
}
