/** Makes the plan of a run from settings and options. */
import { randomBytes, randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type Comparable, historyOf, REPORTS, runFolder } from '../harness/reports-folder.ts';
import { ROOT } from '../harness/root.ts';
import { type RunSpec, requiresTls } from '../harness/run.ts';
import {
  hasSingleShopper,
  parseSettings,
  rateLimitOf,
  readSettings,
  receivesWebhooks,
  UsageError,
} from '../harness/settings.ts';
import type { Settings } from '../harness/settings-schema.ts';
import { type Shard, shardOf } from '../harness/shards.ts';
import { timeoutFactorFor, workersFor } from '../harness/timeouts.ts';
import { harnessCommit, version } from '../harness/version.ts';
import { certificationIn } from '../reports/verdict/certification-file.ts';
import { readWaivers, WAIVERS_FILE } from '../reports/verdict/waivers.ts';
import { readOptions, type RunOptions } from './options.ts';
import { keysOf } from './servers.ts';
import type { ShopOffer } from './shop-adapter.ts';
import { shopOffer } from './shop-offer.ts';

/** The reference shop and the embedded provider, in the browser that the environment names. */
export function defaultSettings(besides: NodeJS.ProcessEnv = {}): Settings {
  const path = process.env.DR_CHROMIUM_PATH;
  return parseSettings({ ...(path ? { DR_CHROMIUM_PATH: path } : {}), ...besides });
}

/**
 * @param options absent: the default of each
 * @param out folder of the reports, relative to the project's `reports/`; absent: a new folder for this run
 * @throws UsageError one line for each setting or option that is wrong
 */
export async function planCertification(
  options: RunOptions | undefined,
  settings: Settings = readSettings(),
  out?: string,
): Promise<RunSpec> {
  readWaivers(join(ROOT, WAIVERS_FILE));
  const offer = await shopOffer(settings);
  return planOf(settings, options ?? readOptions([], settings, offer.methods), offer, out);
}

/** The run of the tests about the harness itself; they use only the dialect of the settings. */
export async function planOwn({ DR_DIALECT }: NodeJS.ProcessEnv = process.env): Promise<RunSpec> {
  const settings = defaultSettings({ DR_DIALECT });
  return planOf(settings, readOptions([], settings), await shopOffer(settings), 'own');
}

function planOf(settings: Settings, options: RunOptions, offer: ShopOffer, out?: string): RunSpec {
  const shard = shardOf(options.shard ?? '');
  const rateLimit = shareOf(rateLimitOf(settings), shard);
  const fixture = settings.DR_SHOP === 'fixture';
  // one worker by default: a custom shop may not pass the test token on, and one shopper has only one cart
  const alone = !fixture || hasSingleShopper(settings);
  // one more than processors, because a test also waits (for rendering, for rate limits)
  const most = alone ? 1 : Math.max(2, availableParallelism()) + 1;
  const commit = harnessCommit();
  const started = { id: `run-${randomUUID().slice(0, 8)}`, startedAt: new Date().toISOString() };
  return {
    ...started,
    runKey: randomBytes(16).toString('hex'),
    provider: settings.DR_PROVIDER,
    shop: settings.DR_SHOP,
    ...(settings.DR_SHOP_ADAPTER ? { shopAdapter: resolve(settings.DR_SHOP_ADAPTER) } : {}),
    ...(offer.shop ? { namedShop: offer.shop } : {}),
    shopAbilities: offer.abilities,
    dialect: settings.DR_DIALECT,
    apiVersion: settings.DR_API_VERSION,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    timeoutFactor: timeoutFactorFor(rateLimit),
    inferred: settings.DR_INFERRED,
    webhooks: receivesWebhooks(settings),
    host: settings.DR_HOST,
    requiresTls: fixture || settings.DR_SHOP_URL === undefined || requiresTls(settings.DR_SHOP_URL),
    // a custom shop uses plain HTTP on this machine, or its own certificate
    ownTls: fixture,
    methods: options.methods,
    partial: options.partial,
    ...(options.rules ? { rules: options.rules } : {}),
    ...(options.scenarios ? { scenarios: options.scenarios } : {}),
    strict: options.strict,
    project: options.project,
    browserName: settings.DR_BROWSER,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    addresses: [settings.DR_SHOP_URL, settings.DR_API_URL].filter((one) => one !== undefined),
    ...comparison(options, {
      shop: settings.DR_SHOP,
      provider: settings.DR_PROVIDER,
      dialect: settings.DR_DIALECT,
      project: options.project,
    }),
    trace: options.trace,
    out: out === undefined ? runFolder(started) : resolve(REPORTS, out),
    workers: options.workers ?? workersFor(rateLimit, most),
    harnessVersion: version(),
    ...(commit === undefined ? {} : { harnessCommit: commit }),
    keys: keysOf(settings),
  };
}

/**
 * A run of which Playwright's `--shard` selects a part.
 * @param workers number of workers that Playwright has chosen
 * @throws UsageError as `shareOf`
 */
export function shardOfRun(run: RunSpec, shard: Shard, workers: number): RunSpec {
  const rateLimit = shareOf(run.rateLimit, shard);
  const part = { ...run, shard: `${shard.current}/${shard.total}` };
  return rateLimit === undefined
    ? part
    : { ...part, rateLimit, timeoutFactor: timeoutFactorFor(rateLimit, workers) };
}

/**
 * All shards together must respect the rate limit of the provider's key.
 * @throws UsageError if there are more shards than requests per second
 */
function shareOf(limit: number | undefined, { total }: Shard = { current: 1, total: 1 }): number | undefined {
  if (limit === undefined || total === 1) return limit;
  if (limit < total)
    throw new UsageError(
      `${limit} requests per second (DR_RATE_LIMIT) are too few for ${total} shards: use at most ${limit} shards.`,
    );
  return Math.floor(limit / total);
}

/** @throws UsageError if the named run is not comparable, or the gate has no run to compare with */
function comparison({ compare, gate }: RunOptions, kind: Comparable): Pick<RunSpec, 'compare' | 'gate'> {
  if (compare === undefined && gate === undefined) return {};
  const file = compare ?? historyOf(kind).certification;
  const earlier = certificationIn(file);
  if (!earlier) {
    if (compare !== undefined)
      throw new UsageError(
        `--compare ${compare}: there is no certification.json of this version of the harness.`,
      );
    if (gate !== undefined)
      throw new UsageError(
        '--gate regressions: there is no earlier full run to compare with. Run once without --gate, or name an earlier run with --compare FILE.',
      );
    return {};
  }
  if (earlier.run.dialect !== kind.dialect)
    throw new UsageError(
      `--compare ${file}: the earlier run used the dialect ${earlier.run.dialect}, but this run uses ${kind.dialect}.`,
    );
  return { compare: file, ...(gate === undefined ? {} : { gate }) };
}
