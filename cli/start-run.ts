/** Starts what a run needs: browser, certificate and servers. */
import type { RunContext, RunSpec } from '../harness/run.ts';
import type { Settings } from '../harness/settings-schema.ts';
import type { KeptCertificate } from './certificate-file.ts';
import { assertReady } from './preflight/preflight.ts';
import { browserOf } from './run-browser.ts';
import { type Servers, startServers } from './servers.ts';

export interface StartOptions {
  readonly settings: Settings;
  /** Whether the servers let faults be switched on. */
  readonly faults: boolean;
  readonly certificate?: KeptCertificate | undefined;
}

export interface StartedRun {
  readonly run: RunContext;
  /** Stops the servers. */
  readonly stop: () => Promise<void>;
}

/**
 * Finds the browser and starts the servers of a run.
 * @throws UsageError with nothing left running
 */
export async function startRun(
  plan: RunSpec,
  { settings, faults, certificate }: StartOptions,
): Promise<StartedRun> {
  const tls = plan.ownTls ? certificate : undefined;
  const [[browser, issuedTokens], servers] = await both(
    Promise.all([browserOf(settings, (line) => process.stdout.write(`${line}\n`)), assertReady(settings)]),
    startServers(plan.rateLimit === undefined ? settings : { ...settings, DR_RATE_LIMIT: plan.rateLimit }, {
      faults,
      runKey: plan.runKey,
      runId: plan.id,
      keys: plan.keys,
      ...(tls ? { certificate: tls } : {}),
    }),
  );
  const { at } = servers;
  const run: RunContext = {
    ...plan,
    keys: { ...plan.keys, issuedTokens },
    browser,
    ...(tls ? { tls: tls.trust } : {}),
    targets: {
      shopUrl: at.shopUrl ?? '',
      tapUrl: at.tapUrl ?? '',
      apiUrl: at.apiUrl,
      jsUrl: at.jsUrl,
      ...plan.keys,
      ...(at.controlUrl ? { controlUrl: at.controlUrl } : {}),
    },
  };
  return { run, stop: () => servers.stop() };
}

/** Starts both at the same time; if one fails, the servers are stopped. */
async function both<T>(browser: Promise<T>, servers: Promise<Servers>): Promise<[T, Servers]> {
  const [found, started] = await Promise.allSettled([browser, servers]);
  if (found.status === 'rejected' || started.status === 'rejected') {
    if (started.status === 'fulfilled') await started.value.stop();
    throw found.status === 'rejected' ? found.reason : (started as PromiseRejectedResult).reason;
  }
  return [found.value, started.value];
}
