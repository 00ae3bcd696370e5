/** Targets that cannot be reached, or die in the middle of a run: one line, no failed rule, exit code 3. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import type { Certification } from '../../../reports/verdict/certification.ts';
import { CertifyProcess, sandbox } from './certify-process.ts';

test.beforeEach(() => test.setTimeout(1_200_000));

/** No such host exists: the name is reserved (RFC 2606). */
const NO_HOST = 'https://api.sandbox.invalid';

/** An address at which no server listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function startProvider(): Promise<Servers> {
  return startServers(parseSettings({}), { only: 'provider', faults: false });
}

/** The outage is one line of the result and of each rule, and nothing else is found. */
function expectOutage({ run, evidence, certifiable }: Certification, error: RegExp): void {
  expect(run.errors).toEqual([]);
  const open = evidence.filter(({ outcome }) => outcome !== 'met' && outcome !== 'excluded');
  expect(open).not.toEqual([]);
  expect(new Set(open.map(({ outcome, cause }) => `${outcome} ${cause}`))).toEqual(
    new Set(['notExercised environment']),
  );
  const lines = certifiable.reasons.filter((reason) => reason.includes('outage'));
  expect(lines).toEqual([
    expect.stringMatching(/^The target had an outage: .* This is not a failure of the shop\. First: /),
  ]);
  expect(lines.join()).toMatch(error);
}

for (const [what, error, addressOf] of [
  ['a host name that does not exist', /ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/, () => NO_HOST],
  ['a port that refuses connections', /ECONNREFUSED|ERR_CONNECTION_REFUSED/, closedAddress],
] satisfies [string, RegExp, () => string | Promise<string>][]) {
  test(`the API is at ${what}: one line, no failed rule, exit code 3`, async () => {
    const provider = await startProvider();
    try {
      const certify = new CertifyProcess(test.info().outputPath('out'), {
        environment: sandbox(provider, await addressOf()),
      });
      const end = await certify.end();
      await certify.expectInLimits(end);
      expect(end.code, end.text).toBe(3);
      expectOutage(certify.reports(), error);
    } finally {
      await provider.stop();
    }
  });

  test(`API, SDK and style sheet are at ${what}: one line, no failed rule, exit code 3`, async () => {
    const url = await addressOf();
    const at = { apiUrl: url, jsUrl: `${url}/v1/DigitalRiver.js`, cssUrl: `${url}/v1/css/DigitalRiver.css` };
    const keys = { publicKey: 'pk_test_0123456789', secretKey: 'sk_test_0123456789' };
    const certify = new CertifyProcess(test.info().outputPath('out'), {
      environment: sandbox({ at: { ...at, ...keys } }),
    });
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code, end.text).toBe(3);
    expectOutage(certify.reports(), error);
  });
}

test('the target dies during the run: earlier results stay, other scenarios end at once', async () => {
  const provider = await startProvider();
  try {
    const certify = new CertifyProcess(test.info().outputPath('out'), {
      words: ['--methods', 'konbini', '--workers', '1'],
      environment: sandbox(provider),
    });
    await expect.poll(() => ordersAt(provider), { timeout: 300_000 }).toBeGreaterThan(1);
    process.kill(provider.pid ?? 0, 'SIGKILL');
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code, end.text).toBe(3);
    const certification = certify.reports();
    expectOutage(certification, /ECONNREFUSED|ECONNRESET|socket hang up/);
    expect(certification.evidence.filter(({ outcome }) => outcome === 'met')).not.toEqual([]);
    // after one probe, without a browser
    const probed = certification.evidence.filter(({ message = '' }) =>
      /provider is unreachable/.test(message),
    );
    expect(new Set(probed.map(({ scenario }) => scenario)).size).toBeGreaterThan(1);
  } finally {
    await provider.stop();
  }
});

async function ordersAt({ at }: Servers): Promise<number> {
  const response = await fetch(`${at.apiUrl}/orders`, {
    headers: { authorization: `Bearer ${at.secretKey}` },
  });
  const { data } = (await response.json()) as { data: unknown[] };
  return data.length;
}
