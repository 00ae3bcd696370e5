/** Starts the servers of a run, runs some work while they start and after that, and stops the servers. */
import { launcherEnvironment, type RunSpec } from '../harness/run.ts';
import type { Settings } from '../harness/settings-schema.ts';
import { keepCertificate, type KeptCertificate, trusting } from './certificate-file.ts';
import { INCOMPLETE } from './exit-codes.ts';
import { Interrupted, onInterruption } from './interruption.ts';
import { openLauncher } from './launcher.ts';
import { startRun } from './start-run.ts';

export interface StartingServers {
  /** Rejects with a UsageError if the run cannot start. */
  readonly ready: Promise<unknown>;
  /** Environment with which Playwright's processes find the servers and trust their certificate. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * @param work begins while the servers start, and must not end before `ready` unless it throws
 * @throws UsageError if the run cannot start, Interrupted by Ctrl-C before the work begins
 */
export async function withServers<T>(
  spec: RunSpec,
  settings: Settings,
  work: (servers: StartingServers) => Promise<T>,
): Promise<T> {
  let [interrupted, working] = [false, false];
  // also while the servers stop, because they delete objects that were created in a sandbox
  const stopListening = onInterruption((times) => {
    interrupted = true;
    // the caller that runs the tests also ends them
    if (times > 1 && !working) process.exit(INCOMPLETE);
  });
  let certificate: KeptCertificate | undefined;
  try {
    if (spec.ownTls) certificate = await keepCertificate(spec.host);
    const launcher = await openLauncher(() => starting);
    const starting = startRun(spec, { settings, faults: false, certificate });
    // report the failure to the work and to the workers, which wait for the servers
    starting.catch(() => undefined);
    try {
      if (interrupted) throw new Interrupted();
      working = true;
      return await work({
        ready: starting,
        environment: { ...trusting(certificate?.trust), ...launcherEnvironment(launcher.socket) },
      });
    } finally {
      working = false;
      await launcher.close();
      await starting.then(
        ({ stop }) => stop(),
        () => undefined,
      );
    }
  } finally {
    certificate?.remove();
    stopListening();
  }
}
