import { defineConfig, type ReporterDescription } from '@playwright/test';
import { join } from 'node:path';
import { BROWSER_ARGUMENTS } from './cli/browser.ts';
import { currentRun } from './harness/run.ts';

const run = currentRun();
const out = (name: string): string => join(run.out, name);

/** By the project that runs: the plan leaves evidence and reports, the controls a kill matrix, our own tests a count. */
const reporters: Record<string, ReporterDescription[]> = {
  certification: [
    ['./reports/playwright/reporter.ts'],
    ['allure-playwright', { resultsDir: out('allure-results'), detail: true, suiteTitle: false }],
  ],
  controls: [['./reports/playwright/controls-reporter.ts']],
  self: [['./reports/playwright/counts-reporter.ts']],
  sdk: [['./reports/playwright/counts-reporter.ts']],
  bench: [['list']],
};
const project = process.argv[process.argv.indexOf('--project') + 1] ?? '';

export default defineConfig({
  fullyParallel: true,
  // a flake is a bug with a cause: it is found, not run again
  retries: 0,
  timeout: 90_000 * run.timeoutFactor,
  outputDir: out('test-results'),
  reporter: [['./reports/playwright/start-reporter.ts'], ...(reporters[project] ?? [['list']])],
  use: {
    actionTimeout: 10_000 * run.timeoutFactor,
    navigationTimeout: 15_000 * run.timeoutFactor,
    browserName: 'chromium',
    launchOptions: {
      executablePath: run.browser.path,
      chromiumSandbox: run.browser.sandbox,
      args: [
        ...BROWSER_ARGUMENTS,
        // the run's own certificate and no other: a sandbox's is checked as ever
        ...(run.tls ? [`--ignore-certificate-errors-spki-list=${run.tls.spki}`] : []),
      ],
    },
    // pictures in traces would show what is typed into the card fields
    trace: { mode: run.trace ? 'on' : 'off', screenshots: false },
  },
  projects: [
    { name: 'certification', testDir: 'tests/certification' },
    { name: 'controls', testDir: 'tests/controls' },
    { name: 'self', testDir: 'tests/own', testIgnore: ['sdk/**', 'bench/**'] },
    { name: 'sdk', testDir: 'tests/own/sdk' },
    { name: 'bench', testDir: 'tests/own/bench', fullyParallel: false },
  ],
});
