/** Starts what a run needs, does something with it, and stops it again. */
import type { RunContext, RunSpec } from '../harness/run.ts';
import type { Settings } from '../harness/settings.ts';
import { keepCertificate, trusting } from './certificate-file.ts';
import { Interrupted, watchingForInterruption } from './interruption.ts';
import { startRun } from './start-run.ts';

/**
 * @param work gets the run, and what Playwright's processes need in their environment to trust its certificate
 * @throws UsageError where the run cannot start, Interrupted by Ctrl-C meanwhile
 */
export async function withServers<T>(
  spec: RunSpec,
  settings: Settings,
  work: (run: RunContext, environment: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const certificate = spec.ownTls ? await keepCertificate(spec.host) : undefined;
  const { done: started, interrupted } = await watchingForInterruption(() =>
    startRun(spec, { settings, faults: false, certificate }),
  );
  try {
    if (interrupted) throw new Interrupted();
    return await work(started.run, trusting(certificate?.trust));
  } finally {
    await started.stop();
    certificate?.remove();
  }
}
