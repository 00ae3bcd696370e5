/** Starts what a run needs, runs some work with it, and stops it again. */
import type { RunContext, RunSpec } from '../harness/run.ts';
import type { Settings } from '../harness/settings.ts';
import { keepCertificate, type KeptCertificate, trusting } from './certificate-file.ts';
import { INCOMPLETE } from './exit-codes.ts';
import { Interrupted, onInterruption } from './interruption.ts';
import { startRun } from './start-run.ts';

/**
 * @param work gets the run, and the environment that Playwright's processes need to trust its certificate
 * @throws UsageError where the run cannot start, Interrupted by Ctrl-C meanwhile
 */
export async function withServers<T>(
  spec: RunSpec,
  settings: Settings,
  work: (run: RunContext, environment: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  let [interrupted, working] = [false, false];
  // also while the servers end: what they made in a sandbox is removed then
  const stopListening = onInterruption((times) => {
    interrupted = true;
    // the tests are ended by who runs them
    if (times > 1 && !working) process.exit(INCOMPLETE);
  });
  let certificate: KeptCertificate | undefined;
  try {
    if (spec.ownTls) certificate = await keepCertificate(spec.host);
    const started = await startRun(spec, { settings, faults: false, certificate });
    try {
      if (interrupted) throw new Interrupted();
      working = true;
      return await work(started.run, trusting(certificate?.trust));
    } finally {
      working = false;
      await started.stop();
    }
  } finally {
    certificate?.remove();
    stopListening();
  }
}
