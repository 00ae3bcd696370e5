/**
 * Shards of a run: each describes itself in the metadata of its blob report, under a key of its own, which merging keeps.
 * Where they are merged, those that do not belong together are refused, and missing ones named.
 */
import { type DescribedRun, described, type RunSpec } from './run.ts';

const KEY = 'conformance shard ';

/** What is written as `2/4`. */
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

/** Those that were merged; one for a run that was not. */
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
  /** Why they cannot be merged, a line for each reason. */
  readonly refused: readonly string[];
  /** Those of which there is no report, e.g. `shard 3 of 4`. */
  readonly missing: readonly string[];
}

export const BELONG_TOGETHER: Shards = { refused: [], missing: [] };

/**
 * @param runs what the shards say of themselves
 * @param tests those of all shards: a copy of a report has the same description
 */
export function examineShards(runs: readonly DescribedRun[], tests: readonly string[]): Shards {
  const again = tests.length - new Set(tests).size;
  const found = examine(runs);
  if (again === 0 || found.refused.length > 0) return found;
  return {
    refused: [
      `${again} of the tests ${again === 1 ? 'is' : 'are'} in two reports: the report of a shard is there twice. Keep one.`,
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
        `${nameOf(run)} is of another run than ${nameOf(first)}. They differ in ${other
          .map((name) => `${name} (${shown(run[name])}, ${shown(first[name])})`)
          .join(', ')}. Merge shards that had the same settings and options.`,
      );
  }
  const total = shardOf(first.shard ?? '')?.total ?? 0;
  for (const { run, shard } of parts)
    if (shard?.total !== total || total === 0)
      refused.push(`${nameOf(run)} does not fit ${nameOf(first)}: all must be parts of the same number.`);
  if (refused.length > 0) return { refused, missing: [] };
  const missing: string[] = [];
  for (let current = 1; current <= total; current += 1) {
    const same = parts.filter(({ shard }) => shard?.current === current).map(({ run }) => run.id);
    if (same.length === 0) missing.push(`shard ${current} of ${total}`);
    if (same.length > 1)
      refused.push(
        `shard ${current} of ${total} is there ${same.length} times (${same.join(', ')}). Keep one.`,
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
