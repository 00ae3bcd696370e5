/** A sandbox with an unknown portal: the run says so and fails no subject. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { CertifyProcess, sandbox } from './certify-process.ts';
import { startVaryingProvider } from './varying-provider.ts';

test('an unknown portal page: one message, a screenshot, exit code 3', async () => {
  // much longer than the test needs: the machine may be busy
  test.setTimeout(1_200_000);
  const provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
  const portal = createServer((_request, response) => response.end('<h1>Log in to Example Pay</h1>'));
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/pay`;
  const varying = await startVaryingProvider(provider.at.apiUrl, [], (reply) => {
    if (reply.json === undefined) return;
    const text = JSON.stringify(reply.json);
    reply.json = JSON.parse(text.replaceAll(/("redirectUrl":)"[^"]+"/g, `$1"${address}"`)) as unknown;
  });
  try {
    const certify = new CertifyProcess(test.info().outputPath('out'), {
      words: ['--methods', 'klarnaCredit', '--scenarios', 'pays'],
      environment: sandbox(provider, varying.url),
    });
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code, end.text).toBe(3);
    const { run, evidence } = certify.reports();
    expect(run.errors).toEqual([]);
    const open = evidence.filter(({ outcome }) => outcome !== 'met');
    expect(new Set(open.map(({ outcome, cause }) => `${outcome} ${cause}`))).toEqual(
      new Set(['notExercised adapter']),
    );
    const said = new Set(open.map(({ message }) => message));
    expect([...said]).toEqual([
      `Portal page ${address}: there is no button to approve, and pages/portals.ts has no portal with this address. Add or correct the portal in pages/portals.ts (docs/sandbox.md); the report contains a picture of the page.`,
    ]);
    expect(readdirSync(join(certify.out, 'screenshots'))).not.toEqual([]);
  } finally {
    await varying.close();
    portal.close();
    await provider.stop();
  }
});
