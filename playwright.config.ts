import { defineConfig, devices } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configuredRuns } from './cli/configure.ts';
import { CERTIFYING_PROJECTS, type CertifyingProject } from './harness/certifying-project.ts';
import { CODE, CODE_EXTENSION } from './harness/root.ts';
import { ownResults, TEST_RESULTS } from './harness/reports-folder.ts';
import { shardMetadata } from './harness/shards.ts';
import { described, isStarted } from './harness/run.ts';
import type { TestOptions, WorkerOptions } from './tests/certification/fixtures.ts';

// milliseconds without a sign of life until a worker that must end is killed: 5 minutes by default (see isForcedEnd)
process.env.PWTEST_CHILD_PROCESS_TIMEOUT ??= '30000';

const { certification: run, own } = await configuredRuns();
const reporting = { out: run.out };
// all runs of Playwright's own commands share this folder, so that --last-failed finds the previous run
const certified = isStarted(run) ? join(run.out, 'test-results') : TEST_RESULTS;
const testResults = run.id === own.id ? ownResults(own) : certified;

/** Absolute, because with the package this file is not where the user's configuration is. */
const code = (file: string): string => join(CODE, `${file}${CODE_EXTENSION}`);
const reporter = (name: string): string => code(`reports/playwright/${name}-reporter`);

const screenOf = (project: CertifyingProject) => ({
  ...(project === 'phone' ? devices[run.browserName === 'webkit' ? 'iPhone 15' : 'Pixel 7'] : {}),
  browserName: run.browserName,
  runKind: 'certification' as const,
});

/**
 * Tests of the harness itself, which the package does not contain. Tests that take half an hour have a separate
 * configuration.
 */
const OWN = ['unit', 'fuzz', 'servers', 'example', 'browser', 'sdk'].filter((name) =>
  existsSync(join(CODE, 'tests/own', name)),
);

export default defineConfig<TestOptions, WorkerOptions>({
  fullyParallel: true,
  // no retries: an unstable test is a defect that must be found
  retries: 0,
  timeout: 90_000 * run.timeoutFactor,
  workers: run.workers,
  outputDir: testResults,
  // starts the servers when the first test asks for them
  globalSetup: code('cli/global-setup'),
  // reporters read the run from here, also when shards are merged
  metadata: { conformance: { certification: described(run), own: described(own) }, ...shardMetadata(run) },
  reporter: [
    [reporter('start'), reporting],
    [code('reports/playwright/reporter'), reporting],
    [reporter('preflight'), reporting],
    [reporter('controls'), { out: own.out }],
    [reporter('counts'), reporting],
    [reporter('allure'), { ...reporting, resultsDir: join(run.out, 'allure-results') }],
  ],
  use: {
    // long, because only broken tests wait this long
    actionTimeout: 15_000 * run.timeoutFactor,
    navigationTimeout: 15_000 * run.timeoutFactor,
    browserName: 'chromium',
    // pictures in traces would show what is typed into the card fields
    trace: { mode: run.trace ? 'on' : 'off', screenshots: false },
  },
  projects: [
    // UI mode shows the first project
    ...[...new Set([run.project, ...CERTIFYING_PROJECTS])].map((name) => ({
      name,
      // the other projects run only if `--project` selects them
      default: name === run.project,
      testDir: join(CODE, 'tests/certification'),
      // the default (reference shop, embedded provider) needs none of these checks
      dependencies: run.shop === 'custom' || run.provider === 'sandbox' ? ['preflight'] : [],
      use: screenOf(name),
    })),
    {
      name: 'preflight',
      testDir: join(CODE, 'tests/preflight'),
      use: screenOf(run.project),
    },
    // checks a shop's adapter: the reference shop has no adapter
    ...(run.shop === 'custom'
      ? [
          {
            name: 'adapter',
            testDir: join(CODE, 'tests/adapter'),
            use: { browserName: run.browserName, runKind: 'certification' as const },
          },
        ]
      : []),
    {
      name: 'controls',
      testDir: join(CODE, 'tests/controls'),
      workers: own.workers + 1,
      use: { runKind: 'own' },
    },
    ...OWN.map((name) => ({
      name,
      testDir: join(CODE, 'tests/own', name),
      // a group for each file: Playwright copies the tests of a file for each group it runs
      ...(name === 'unit' || name === 'fuzz' ? { fullyParallel: false } : {}),
      // all of them: npm run example
      ...(name === 'example' ? { grep: /@sample/ } : {}),
      use: { runKind: 'own' as const },
    })),
  ],
});
