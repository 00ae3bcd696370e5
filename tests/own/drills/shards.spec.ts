/**
 * Four shards one after another, merged, beside one run of the same tests: same verdicts, evidence and Allure tests; a shard that is
 * killed is named. A few tests by default; `SHARDS_OF=all npm run drills -- shards` takes the whole plan and also judges the share of
 * time of the longest shard, which the start decides where there are few tests. Times are in `reports/bench/shards.txt`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { readCertification } from '../../../reports/package/run-files.ts';
import { totalOf } from '../bench/cpu.ts';
import { CpuMeter } from '../bench/cpu-meter.ts';
import { keepText } from '../bench/keep-text.ts';
import { cleanEnvironment, type End, endWithThis, runProgram } from '../run-program.ts';

const SHARDS = 4;
/** Of the time of a run without shards. */
const MOST = 0.3;
const WHOLE = process.env.SHARDS_OF === 'all';
const TITLES = process.env.SHARDS_OF ?? '(Konbini|PayPal) › (pays and sees|changes|declines|cancels|pushes)';
const KILLED = 2;

interface Cost {
  readonly seconds: number;
  readonly cpu?: number;
}

function play(out: string, words: readonly string[], besides: NodeJS.ProcessEnv = {}): ChildProcess {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const selection = WHOLE ? [] : ['-g', TITLES];
  const child = spawn(process.execPath, [cli, 'test', '--project=certification', ...selection, ...words], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), CONFORMANCE_OUT: out, ...besides },
    stdio: ['ignore', 'pipe', 'pipe'],
    // killed with all its workers
    detached: true,
  });
  endWithThis(child);
  return child;
}

/** @returns the time that it took, after it has ended successfully */
async function costOf(child: ChildProcess): Promise<Cost> {
  const began = performance.now();
  const meter = new CpuMeter(child.pid ?? 0);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  const seconds = (performance.now() - began) / 1_000;
  const cpu = await meter.now();
  meter.stop();
  expect(code, text).toBe(0);
  return { seconds, ...(cpu ? { cpu: totalOf(cpu) } : {}) };
}

function shard(current: number, blobs: string): ChildProcess {
  const out = test.info().outputPath(`shard-${current}`);
  return play(
    out,
    [
      `--shard=${current}/${SHARDS}`,
      '--reporter=./reports/playwright/masking-reporter.ts,blob',
      `--output=${join(out, 'results')}`,
    ],
    { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `${current}.zip`) },
  );
}

function merge(blobs: string, out: string): Promise<End> {
  const words = ['--import', 'tsx', 'cli/main.ts', 'merge', blobs, '--out', out];
  return runProgram(process.execPath, words, { cwd: ROOT });
}

/** The results that must not depend on how the tests were distributed. */
function resultOf(out: string): Record<string, unknown> {
  const { summary, rules, methods, checklistSummary, evidence } = readCertification(out);
  return {
    summary,
    checklistSummary,
    rules: rules.map(({ id, verdict, methods: each }) => [id, verdict, each]),
    methods: methods.map(({ id, verdict, scenarios }) => [id, verdict, scenarios]),
    evidence: evidence
      .map(({ rule, method, integration, scenario, outcome }) =>
        [rule, method, integration, scenario, outcome].join(' '),
      )
      .toSorted(),
    allureTests: readdirSync(join(out, 'allure-results')).filter((name) => name.endsWith('-result.json'))
      .length,
  };
}

test(`${SHARDS} merged shards give the result of one run, and a killed one is named`, async () => {
  test.setTimeout(4 * 3_600_000);
  const [full, merged, blobs] = ['full', 'merged', 'blobs'].map((name) => test.info().outputPath(name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(blobs);
  const whole = await costOf(play(full, [`--output=${join(full, 'results')}`]));
  const parts: Cost[] = [];
  for (let current = 1; current <= SHARDS; current += 1) parts.push(await costOf(shard(current, blobs)));
  const end = await merge(blobs, merged);
  expect(end.code, end.text).toBe(0);
  const result = resultOf(full);
  expect(result.evidence).not.toEqual([]);
  expect(resultOf(merged)).toEqual(result);

  const share = (cost: keyof Cost): number =>
    Math.max(...parts.map((part) => part[cost] ?? Number.NaN)) / (whole[cost] ?? Number.NaN);
  keepText(
    'shards.txt',
    `one run ${shown(whole)}; shards ${parts.map(shown).join(', ')}; longest: ${share('seconds').toFixed(2)} of the time, ${share('cpu').toFixed(2)} of the processor time\n`,
  );
  if (WHOLE)
    expect(Math.min(share('seconds'), share('cpu') || Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(MOST);

  const left = test.info().outputPath('left');
  mkdirSync(left);
  const killed = shard(KILLED, left);
  const ended = once(killed, 'exit');
  await once(killed.stdout ?? killed, 'data');
  process.kill(-(killed.pid ?? 0), 'SIGKILL');
  await ended;
  expect(readdirSync(left)).toEqual([]);
  for (let current = 1; current <= SHARDS; current += 1)
    if (current !== KILLED) copyFileSync(join(blobs, `${current}.zip`), join(left, `${current}.zip`));
  const cut = await merge(left, test.info().outputPath('cut'));
  expect(cut.code, cut.text).toBe(3);
  expect(cut.text).toContain(`shard ${KILLED} of ${SHARDS}`);
});

function shown({ seconds, cpu }: Cost): string {
  return `${seconds.toFixed(0)} s${cpu === undefined ? '' : ` (${cpu.toFixed(0)} CPU-s)`}`;
}
