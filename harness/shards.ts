/**
 * The shards of a run. Each shard describes itself in the metadata of its blob report, under a separate key
 * that merging keeps. The merge refuses shards that do not belong together, and reports missing shards.
 */
import { type DescribedRun, described, type RunSpec } from './run.ts';

const KEY = 'conformance shard ';

/** A shard such as `2/4`. */
export interface Shard {
  readonly current: number;
  readonly total: number;
}

export function shardOf(text: string): Shard | undefined {
  const [current = 0, total = 0] = /^(\d+)\/(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  return current >= 1 && current <= total ? { current, total } : undefined;
}

/** Metadata of a Playwright configuration. */
export function shardMetadata(run: RunSpec): Record<string, DescribedRun> {
  return { [`${KEY}${run.id}`]: described(run) };
}

/** The shards that were merged; for a run without shards, the run itself. */
export function shardsIn(metadata: object): DescribedRun[] {
  return Object.entries(metadata).flatMap(([key, run]) => (key.startsWith(KEY) ? [run as DescribedRun] : []));
}

/** What must be the same in all shards of a run. */
const SAME = [
  'harnessVersion',
  'provider',
  'shop',
  'namedShop',
  'addresses',
  'dialect',
  'apiVersion',
  'browserName',
  'methods',
  'rules',
  'scenarios',
  'partial',
  'inferred',
  'strict',
  'webhooks',
  'shopAbilities',
] as const satisfies readonly (keyof DescribedRun)[];

export interface Shards {
  /** The reasons why the shards cannot be merged, one line each. */
  readonly refused: readonly string[];
  /** The shards without a report, e.g. `shard 3 of 4`. */
  readonly missing: readonly string[];
}

export const BELONG_TOGETHER: Shards = { refused: [], missing: [] };

/**
 * @param runs the descriptions of the shards
 * @param tests the tests of all shards, because a copy of a report has the same description
 */
export function examineShards(runs: readonly DescribedRun[], tests: readonly string[]): Shards {
  const again = tests.length - new Set(tests).size;
  const found = examine(runs);
  if (again === 0 || found.refused.length > 0) return found;
  return {
    refused: [
      `${again} of the tests ${again === 1 ? 'is' : 'are'} in two blob reports: the folder contains the report of one shard twice. Keep only one of them.`,
    ],
    missing: [],
  };
}

function examine(runs: readonly DescribedRun[]): Shards {
  const [first] = runs;
  if (!first || (runs.length === 1 && first.shard === undefined)) return BELONG_TOGETHER;
  const refused: string[] = [];
  const parts = runs.map((run) => ({ run, shard: shardOf(run.shard ?? '') }));
  for (const { run } of parts.slice(1)) {
    const other = SAME.filter((name) => JSON.stringify(run[name]) !== JSON.stringify(first[name]));
    if (other.length > 0)
      refused.push(
        `${nameOf(run)} does not belong to the same run as ${nameOf(first)}. Their settings differ in ${other
          .map((name) => `${name} (${shown(run[name])}, ${shown(first[name])})`)
          .join(', ')}. Merge shards that had the same settings and options.`,
      );
  }
  const total = shardOf(first.shard ?? '')?.total ?? 0;
  for (const { run, shard } of parts)
    if (shard?.total !== total || total === 0)
      refused.push(
        `${nameOf(run)} and ${nameOf(first)} do not belong together: all shards must have the same total number.`,
      );
  if (refused.length > 0) return { refused, missing: [] };
  const missing: string[] = [];
  for (let current = 1; current <= total; current += 1) {
    const same = parts.filter(({ shard }) => shard?.current === current).map(({ run }) => run.id);
    if (same.length === 0) missing.push(`shard ${current} of ${total}`);
    if (same.length > 1)
      refused.push(
        `there are ${same.length} reports of shard ${current} of ${total} (${same.join(', ')}). Keep only one of them.`,
      );
  }
  return { refused, missing };
}

function nameOf({ id, shard }: DescribedRun): string {
  return `${shard === undefined ? 'a run without --shard' : `shard ${shard.replace('/', ' of ')}`} (${id})`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'none';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
