/** What every command that judges something does first: settings, options, browser, servers, and the run they make. */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { readWaivers, WAIVERS_FILE } from '../reports/verdict/waivers.ts';
import { type BrowserFound, findBrowser } from './browser.ts';
import { watchingForInterruption, Interrupted } from './interruption.ts';
import { type RunOptions, readOptions } from './options.ts';
import { ROOT } from '../harness/root.ts';
import { assertSandboxOpens } from './preflight.ts';
import { lockFolder } from '../harness/run-folder.ts';
import type { RunContext } from '../harness/run.ts';
import { type Servers, startServers } from './servers.ts';
import { timeoutFactorFor, workersFor } from '../harness/timeouts.ts';
import { hasSingleShopper, rateLimitOf, readSettings, type Settings } from '../harness/settings.ts';
import { version } from '../harness/version.ts';
import { shopAbilities } from './shop-abilities.ts';

export interface RunHandle {
  readonly run: RunContext;
  readonly options: RunOptions;
  readonly workers: number;
  /** Stops the servers, and gives back the folder of the reports. */
  readonly stop: () => Promise<void>;
}

export interface StartRunOptions {
  readonly args: readonly string[];
  /** Folder of the reports below the project's `reports/`. */
  readonly out: string;
  readonly faults: boolean;
  /** Settings to use in place of the user's: the default dials. */
  readonly settings?: Settings;
}

/**
 * @throws UsageError before anything is started, where something is wrong
 * @throws Interrupted by Ctrl-C, with everything that was started gone
 */
export async function startRun({
  args,
  out,
  faults,
  settings = readSettings(),
}: StartRunOptions): Promise<RunHandle> {
  const options = readOptions(args, settings);
  readWaivers(join(ROOT, WAIVERS_FILE));
  const abilities = await shopAbilities(settings);
  const folder = resolve(ROOT, 'reports', out);
  const giveBack = lockFolder(folder);
  const { done, interrupted } = await watchingForInterruption(() =>
    both(
      Promise.all([
        findBrowser(settings.DR_CHROMIUM_PATH, (line) => process.stdout.write(`${line}\n`)),
        assertSandboxOpens(settings),
      ]).then(([found]) => found),
      // a shop of somebody else's is set up for plain HTTP on this machine, or for its own certificate
      startServers(settings, { faults, tls: settings.DR_SHOP === 'fixture' }),
    ),
  );
  const [browser, servers] = done;
  if (interrupted) {
    await servers.stop();
    throw new Interrupted();
  }
  const run = makeRun(settings, options, servers, browser, folder, abilities);
  // a shop that does not hand on its session's id can only be told apart from itself one test at a time, and one
  // shopper, who has one cart, from others likewise
  const alone = settings.DR_SHOP === 'custom' || hasSingleShopper(settings);
  // one more than there are processors: a shopper also waits, for frames to be drawn and limits to pass
  const most = alone ? 1 : Math.max(2, availableParallelism()) + 1;
  const stop = (): Promise<void> => servers.stop().finally(giveBack);
  return { run, options, stop, workers: options.workers ?? workersFor(run.rateLimit, most) };
}

function makeRun(
  settings: Settings,
  options: RunOptions,
  servers: Servers,
  browser: BrowserFound,
  out: string,
  abilities: RunContext['shopAbilities'],
): RunContext {
  const { at } = servers;
  const rateLimit = rateLimitOf(settings);
  return {
    id: `run-${randomUUID().slice(0, 8)}`,
    runKey: servers.runKey,
    startedAt: new Date().toISOString(),
    provider: settings.DR_PROVIDER,
    shop: settings.DR_SHOP,
    ...(settings.DR_SHOP_ADAPTER ? { shopAdapter: resolve(settings.DR_SHOP_ADAPTER) } : {}),
    shopAbilities: abilities,
    dialect: settings.DR_DIALECT,
    apiVersion: settings.DR_API_VERSION,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    timeoutFactor: timeoutFactorFor(rateLimit),
    inferred: settings.DR_INFERRED,
    webhooks: servers.webhooks,
    methods: options.methods,
    partial: options.partial,
    ...(options.rules ? { rules: options.rules } : {}),
    strict: options.strict,
    trace: options.trace,
    out,
    browser,
    ...(servers.tls ? { tls: servers.tls } : {}),
    harnessVersion: version(),
    targets: {
      shopUrl: at.shopUrl ?? '',
      tapUrl: at.tapUrl ?? '',
      apiUrl: at.apiUrl,
      jsUrl: at.jsUrl,
      publicKey: at.publicKey,
      secretKey: at.secretKey,
      ...(settings.DR_SHOPPER_TOKEN === undefined ? {} : { shopperToken: settings.DR_SHOPPER_TOKEN }),
      ...(at.controlUrl ? { controlUrl: at.controlUrl } : {}),
    },
  };
}

/** Both at once; when one fails the servers are not left running. */
async function both(
  browser: Promise<BrowserFound>,
  servers: Promise<Servers>,
): Promise<[BrowserFound, Servers]> {
  const [found, started] = await Promise.allSettled([browser, servers]);
  if (found.status === 'rejected' || started.status === 'rejected') {
    if (started.status === 'fulfilled') await started.value.stop();
    throw found.status === 'rejected' ? found.reason : (started as PromiseRejectedResult).reason;
  }
  return [found.value, started.value];
}
