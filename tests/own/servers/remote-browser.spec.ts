/** A browser that Playwright serves to other machines: here one on the loopback address. */
import { chromium } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { readCertification } from '../../../reports/package/run-files.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { type End, runProgram } from '../run-program.ts';

test('a run certifies in a browser that runs elsewhere', async ({ run }) => {
  test.setTimeout(180_000);
  const { path, sandbox } = run.browser;
  const server = await chromium.launchServer({
    executablePath: path,
    chromiumSandbox: sandbox,
    host: '127.0.0.1',
  });
  const out = test.info().outputPath('reports');
  const args = ['certify', '--methods', 'konbini', '--scenarios', 'pays', '--out', out];
  const certifyAt = (PW_TEST_CONNECT_WS_ENDPOINT: string): Promise<End> =>
    runProgram(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
      cwd: ROOT,
      env: { PW_TEST_CONNECT_WS_ENDPOINT },
    });
  try {
    const { code, text } = await certifyAt(server.wsEndpoint());
    expect(code, text).toBe(0);
    expect(readCertification(out).summary.met).toBeGreaterThan(40);
    // the run must not use another browser instead
    expect((await certifyAt(`${server.wsEndpoint()}-none`)).code).not.toBe(0);
  } finally {
    await server.close();
  }
});
