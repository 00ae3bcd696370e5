/** Playwright's globalSetup: makes the certificate of the run and opens the launcher; returns the function that ends both. */
import type { FullConfig } from '@playwright/test';
import {
  hasLauncher,
  isStarted,
  launcherEnvironment,
  NO_WINDOW,
  runsEnvironment,
  runSpec,
  startedRun,
} from '../harness/run.ts';
import { readSettings, UsageError } from '../harness/settings.ts';
import { shardMetadata } from '../harness/shards.ts';
import { keepCertificate, trusting } from './certificate-file.ts';
import { launch, openLauncher } from './launcher.ts';
import { shardOfRun } from './plan-run.ts';

/** Their tests start sooner without a certificate. */
const WITHOUT_SERVERS = ['unit', 'fuzz'];

export default async function globalSetup(config: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (config.projects.some(({ use }) => use.headless === false)) await warnWithoutWindow();
  if (hasLauncher()) {
    // the command that started Playwright starts the servers: no test is reported before they have started
    await startedRun('certification');
    return undefined;
  }
  const run = runSpec('certification');
  if (isStarted(run)) return undefined;
  try {
    takeShard(config);
  } catch (error) {
    // Playwright prints the thrown value: for a wrong setting the message is enough
    if (error instanceof UsageError) error.stack = error.message;
    throw error;
  }
  if (config.filteredProjects.every(({ name }) => WITHOUT_SERVERS.includes(name))) return undefined;
  const certificate = await keepCertificate(run.host);
  const launcher = await openLauncher((kind) => launch(kind, certificate));
  // workers that start from now on trust the certificate: Node reads this when a process starts
  Object.assign(process.env, launcherEnvironment(launcher.socket), trusting(certificate.trust));
  return async () => {
    await launcher.close();
    certificate.remove();
  };
}

/** Printed here, because the output of a worker belongs to a test and is shown only in the test's report. */
async function warnWithoutWindow(): Promise<void> {
  const { headedBrowser } = await import('./browser.ts');
  const { browserName } = runSpec('certification');
  const named = browserName === 'chromium' ? readSettings().DR_CHROMIUM_PATH : browserName;
  if ((await headedBrowser(named)) === undefined)
    process.stderr.write(`--headed: ${NO_WINDOW}: running headless.\n`);
}

/** Playwright's `--shard` is known here for the first time: servers, workers and reports need it. */
function takeShard({ shard, workers, metadata }: FullConfig): void {
  if (!shard) return;
  const certification = shardOfRun(runSpec('certification'), shard, workers);
  Object.assign(process.env, runsEnvironment({ certification, own: runSpec('own') }));
  Object.assign(metadata, shardMetadata(certification));
}
