/** The fixtures of every test that needs servers or a browser: certification, controls, own tests and benchmark. */
import { type FullProject, test as base } from '@playwright/test';
import { NO_WINDOW, type RunContext, type RunKind, runSpec, startedRun } from '../../harness/run.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { adapterOf } from './adapter.ts';

export type TestOptions = object;

export interface WorkerOptions {
  /** The run of a project's tests: `certification` judges the targets of the settings, `own` the reference targets. */
  readonly runKind: RunKind;
}

interface WorkerFixtures extends WorkerOptions {
  /** The run with its servers, which start at the first request of a worker. */
  readonly run: RunContext;
  /** Makes the shop's page objects. */
  readonly adapter: ShopAdapter;
}

export const test = base.extend<TestOptions, WorkerFixtures>({
  runKind: ['certification', { option: true, scope: 'worker' }],
  run: [async ({ runKind }, use) => use(await startedRun(runKind)), { scope: 'worker', timeout: 600_000 }],
  adapter: [async ({ runKind }, use) => use(await adapterOf(runSpec(runKind))), { scope: 'worker' }],
  headless: [
    async ({ run }, use, { project }) => {
      const impossible = isHeaded(project) && run.browser.headedPath === undefined;
      // without a window, the test would wait for ever for a button of the Inspector; for --headed,
      // globalSetup prints a warning
      if (impossible && process.env.PWDEBUG)
        throw new Error(`--debug needs a window, but ${NO_WINDOW}. Use --trace on, or --ui with --ui-host.`);
      await use(impossible || !isHeaded(project));
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ browserName, launchOptions, run }, use, { project }) => {
      const { path, headedPath, sandbox, args } = run.browser;
      await use({
        ...launchOptions,
        executablePath: isHeaded(project) ? (headedPath ?? path) : path,
        chromiumSandbox: sandbox,
        args: [
          ...(launchOptions.args ?? []),
          ...args,
          // trusts only the run's certificate; a sandbox's certificate is verified as usual
          ...(run.tls && browserName === 'chromium'
            ? [`--ignore-certificate-errors-spki-list=${run.tls.spki}`]
            : []),
        ],
      });
    },
    { scope: 'worker' },
  ],
});

/** Playwright's own fixture is not usable here: it depends on the launch options. */
function isHeaded({ use }: FullProject): boolean {
  return use.headless === false;
}

export { expect } from '@playwright/test';
