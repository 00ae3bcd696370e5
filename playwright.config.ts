import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { configuredRuns } from './cli/configure.ts';
import { TEST_RESULTS } from './harness/reports-folder.ts';
import { described, isStarted } from './harness/run.ts';
import type { TestOptions, WorkerOptions } from './tests/certification/fixtures.ts';

const { certification: run, own } = await configuredRuns();
const reporting = { out: run.out };
// where runs of Playwright's own commands follow each other, --last-failed finds the one before
const testResults = isStarted(run) || run.id === own.id ? join(run.out, 'test-results') : TEST_RESULTS;

export default defineConfig<TestOptions, WorkerOptions>({
  fullyParallel: true,
  // a flake is a bug with a cause: it is found, not run again
  retries: 0,
  timeout: 90_000 * run.timeoutFactor,
  workers: run.workers,
  outputDir: testResults,
  // starts the servers when the first test asks for them
  globalSetup: './cli/global-setup.ts',
  // reporters, those of merged shards included, know the run from here
  metadata: { conformance: { certification: described(run), own: described(own) } },
  reporter: [
    ['./reports/playwright/start-reporter.ts', reporting],
    ['./reports/playwright/reporter.ts', reporting],
    ['./reports/playwright/preflight-reporter.ts', reporting],
    ['./reports/playwright/controls-reporter.ts', { out: own.out }],
    ['./reports/playwright/counts-reporter.ts', reporting],
    [
      './reports/playwright/allure-reporter.ts',
      { ...reporting, resultsDir: join(run.out, 'allure-results') },
    ],
  ],
  use: {
    // long, because only what is broken ever waits for it
    actionTimeout: 15_000 * run.timeoutFactor,
    navigationTimeout: 15_000 * run.timeoutFactor,
    browserName: 'chromium',
    // pictures in traces would show what is typed into the card fields
    trace: { mode: run.trace ? 'on' : 'off', screenshots: false },
  },
  projects: [
    { name: 'preflight', testDir: 'tests/preflight', use: { runKind: 'certification' } },
    {
      name: 'certification',
      testDir: 'tests/certification',
      // of the default, reference shop and embedded provider, all that is checked there is known
      dependencies: run.shop === 'custom' || run.provider === 'sandbox' ? ['preflight'] : [],
      use: { runKind: 'certification' },
    },
    { name: 'adapter', testDir: 'tests/adapter', use: { runKind: 'certification' } },
    {
      name: 'controls',
      testDir: 'tests/controls',
      workers: own.workers + 1,
      use: { runKind: 'own' },
    },
    { name: 'unit', testDir: 'tests/own/unit', use: { runKind: 'own' } },
    { name: 'fuzz', testDir: 'tests/own/fuzz', use: { runKind: 'own' } },
    { name: 'servers', testDir: 'tests/own/servers', use: { runKind: 'own' } },
    { name: 'example', testDir: 'tests/own/example', use: { runKind: 'own' } },
    { name: 'drills', testDir: 'tests/own/drills', use: { runKind: 'own' } },
    { name: 'browser', testDir: 'tests/own/browser', use: { runKind: 'own' } },
    { name: 'sdk', testDir: 'tests/own/sdk', use: { runKind: 'own' } },
  ],
});
