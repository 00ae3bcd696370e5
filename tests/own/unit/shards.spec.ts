/** Which shards belong together, and the share of the rate limit that each has. */
import { expect, test } from '../plain-test.ts';
import { readOptions } from '../../../cli/options.ts';
import { planCertification, shardOfRun } from '../../../cli/plan-run.ts';
import { type DescribedRun, described } from '../../../harness/run.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { examineShards, shardMetadata, shardsIn } from '../../../harness/shards.ts';

const SANDBOX = {
  DR_PROVIDER: 'sandbox',
  DR_API_URL: 'https://api.example.com',
  DR_JS_URL: 'https://js.example.com/v1/DigitalRiver.js',
  DR_CSS_URL: 'https://js.example.com/v1/css/DigitalRiver.css',
  DR_PUBLIC_KEY: 'pk_test_1',
  DR_SECRET_KEY: 'sk_test_1',
};

async function shard(
  part: string | undefined,
  besides: Record<string, string> = {},
  words: readonly string[] = [],
): Promise<DescribedRun> {
  const settings = parseSettings(besides);
  const all = part === undefined ? words : [`--shard=${part}`, ...words];
  return described(await planCertification(readOptions(all, settings), settings));
}

const four = (): Promise<DescribedRun[]> =>
  Promise.all(['1/4', '2/4', '3/4', '4/4'].map((part) => shard(part)));

test('all shards of one run belong together, in any order; so does a run that is not sharded', async () => {
  const shards = await four();
  expect(examineShards(shards, [])).toEqual({ refused: [], missing: [] });
  expect(examineShards(shards.toReversed(), [])).toEqual({ refused: [], missing: [] });
  expect(examineShards([await shard(undefined)], [])).toEqual({ refused: [], missing: [] });
  expect(examineShards([], [])).toEqual({ refused: [], missing: [] });
});

test('a missing shard is reported', async () => {
  const [first, , third] = await four();
  expect(
    examineShards(
      [first, third].filter((one) => one !== undefined),
      [],
    ),
  ).toEqual({
    refused: [],
    missing: ['shard 2 of 4', 'shard 4 of 4'],
  });
});

test('a shard with two reports is refused', async () => {
  const shards = await four();
  const { refused } = examineShards([...shards, await shard('3/4')], []);
  expect(refused).toEqual([
    expect.stringMatching(
      /^there are 2 reports of shard 3 of 4 \(run-\w+, run-\w+\)\. Keep only one of them\.$/,
    ),
  ]);
});

test('a copy of the report of a shard is refused', async () => {
  const { refused } = examineShards(await four(), ['konbini pays', 'payPal pays', 'konbini pays']);
  expect(refused).toEqual([
    '1 of the tests is in two blob reports: the folder contains the report of one shard twice. Keep only one of them.',
  ]);
});

const others: readonly (readonly [string, () => Promise<DescribedRun>, RegExp])[] = [
  [
    'another plan',
    () => shard('2/2', {}, ['--methods', 'konbini']),
    /differ in methods \(.*\), partial \(.*konbini/,
  ],
  [
    'another dialect',
    () => shard('2/2', { DR_DIALECT: 'commerce-api' }),
    /dialect \("commerce-api", "digital-/,
  ],
  ['another target', () => shard('2/2', SANDBOX), /provider \("sandbox", "embedded"\), addresses/],
  ['another number of parts', () => shard('2/3'), /all shards must have the same total number/],
  ['no part', () => shard(undefined), /a run without --shard .* and shard 1 of 2 .* do not belong together/],
];
for (const [what, other, line] of others) {
  test(`a shard of ${what} is refused, and the message names the shard`, async () => {
    const { refused } = examineShards([await shard('1/2'), await other()], []);
    expect(refused.join('\n')).toMatch(line);
  });
}

test('shards of two different sandboxes are refused', async () => {
  const second = await shard('2/2', { ...SANDBOX, DR_API_URL: 'https://other.example.com' });
  const { refused } = examineShards([await shard('1/2', SANDBOX), second], []);
  expect(refused.join('\n')).toContain(
    'addresses (["https://other.example.com"], ["https://api.example.com"])',
  );
});

test('each shard gets its share of the rate limit; too many shards are refused', async () => {
  const limit = async (part: string | undefined, of: Record<string, string>): Promise<number | undefined> =>
    (await shard(part, of)).rateLimit;
  expect(await limit(undefined, { DR_RATE_LIMIT: '20' })).toBe(20);
  expect(await limit('1/4', { DR_RATE_LIMIT: '22' })).toBe(5);
  expect(await limit('1/4', SANDBOX)).toBe(6);
  expect(await limit('1/4', {})).toBeUndefined();
  await expect(limit('1/4', { DR_RATE_LIMIT: '3' })).rejects.toThrow(
    '3 requests per second (DR_RATE_LIMIT) are too few for 4 shards: use at most 3 shards.',
  );
});

test('with Playwright’s --shard a run gets its share of the rate limit, and waits as long as its workers need', async () => {
  const settings = parseSettings({ DR_RATE_LIMIT: '22' });
  const whole = await planCertification(undefined, settings);
  expect(shardOfRun(whole, { current: 2, total: 4 }, 1)).toEqual(
    await planCertification(readOptions(['--shard=2/4'], settings), settings).then((part) => ({
      ...part,
      id: whole.id,
      runKey: whole.runKey,
      keys: whole.keys,
      startedAt: whole.startedAt,
      out: whole.out,
      workers: whole.workers,
    })),
  );
  expect(shardOfRun(whole, { current: 2, total: 4 }, 3).timeoutFactor).toBe(9);
  expect(() => shardOfRun(whole, { current: 1, total: 23 }, 1)).toThrow(
    '22 requests per second (DR_RATE_LIMIT) are too few for 23 shards: use at most 22 shards.',
  );
});

test('a shard is not a selection: all shards merged are a full run', async () => {
  expect(await shard('1/4')).toMatchObject({ shard: '1/4', partial: [] });
});

test('each shard has its own entry in the metadata, which contains no API keys', async () => {
  const settings = parseSettings({ DR_SECRET_KEY: 'sk_test_hush', DR_PUBLIC_KEY: 'pk_test_1' });
  const plans = await Promise.all(
    ['1/2', '2/2'].map((part) => planCertification(readOptions(['--shard', part], settings), settings)),
  );
  const metadata = Object.assign({ actualWorkers: 3 }, ...plans.map(shardMetadata)) as object;
  expect(shardsIn(metadata).map(({ shard: part }) => part)).toEqual(['1/2', '2/2']);
  expect(JSON.stringify(metadata)).not.toContain('hush');
});
