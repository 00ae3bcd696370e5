/**
 * Measures what the harness costs. Scenarios of the plan alternate with replays of the same steps in one process, so that the ratio
 * is the same on a busy machine; processor time is read for each process, so that other programs do not count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodById, methods } from '../../../contract/catalogue.ts';
import { makePlan } from '../../../contract/plan.ts';
import { ROOT } from '../../../harness/root.ts';
import { abilitiesOf } from '../../../harness/run.ts';
import { certify } from '../../certification/certify-cell.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import { readResults } from '../allure-steps.ts';
import { cleanEnvironment, endWithThis } from '../run-program.ts';
import { type Cpu, totalOf } from './cpu.ts';
import { CpuMeter } from './cpu-meter.ts';
import { type Compared, type Cost, type Figures, type PerMethod } from './figures.ts';
import { ProtocolBrowser } from './protocol-browser.ts';
import { replayWithPlaywright } from './replay-playwright.ts';
import { replayWithProtocol } from './replay-protocol.ts';
import { writeFigures } from './report.ts';
import { sampleOf } from './sample.ts';
import { StepRecorder } from './shopper-steps.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const METHODS = (process.env.BENCH_METHODS ?? '10,20,30').split(',').map(Number);
/** How often the command is started. */
const STARTS = 3;

const figures: Figures = {};

test.describe.configure({ mode: 'default', timeout: 3_600_000 });

test.afterAll(() => {
  process.stdout.write(`\n${writeFigures(figures)}\n`);
});

test('scenarios with the harness, compared with the same steps without it', async ({
  run,
  adapter,
  browser,
}, info) => {
  const bare = ProtocolBrowser.likeOurs(run.browser.path);
  const meter = new CpuMeter(process.ppid);
  const compared: Compared[] = [];
  try {
    for (const { name, cell } of sampleOf(run)) {
      const recorder = new StepRecorder();
      let steps = recorder.none();
      await playScenario(cell, {
        run,
        browser,
        adapter,
        prepare: (world) => recorder.watch(world),
        finish: async (world) => {
          steps = await recorder.end(world.page, methodById(cell.method).wire.markets[0].locale);
        },
      });
      // each scenario is played once without measuring, because the first run of code takes longer
      await replayWithPlaywright(browser, steps);
      if (bare) await replayWithProtocol(bare, steps);
      const costs = { harness: [] as Cost[], playwright: [] as Cost[], protocol: [] as Cost[] };
      for (let round = 0; round < ROUNDS; round += 1) {
        costs.playwright.push(await costOf(meter, () => replayWithPlaywright(browser, steps)));
        costs.harness.push(await costOf(meter, () => certify(cell, { run, adapter, browser }, info)));
        if (bare) costs.protocol.push(await costOf(meter, () => replayWithProtocol(bare, steps)));
      }
      compared.push({
        name,
        method: cell.method,
        scenario: cell.scenario,
        steps: steps.steps.length,
        ...costs,
      });
    }
  } finally {
    meter.stop();
    await bare?.close();
  }
  figures.compared = compared;
});

test('the command: start, reports, and who uses the processor', async () => {
  const runs = [];
  for (let start = 0; start < STARTS; start += 1)
    runs.push(
      await command(test.info().outputPath(`start-${start}`), [
        '--methods=konbini,payPal,creditCard',
        '--scenarios=pays,dropin-pays,challenge-passed,funds-arrive',
      ]),
    );
  const { cpu, scenarios = 0 } = runs.at(-1) ?? {};
  figures.command = {
    scenarios,
    firstTest: runs.map(({ firstTest }) => firstTest),
    reports: runs.map(({ reports }) => reports),
    ...(cpu ? { cpu } : {}),
  };
});

test('the cost of an added method does not depend on how many there are', async ({ run }) => {
  const perMethod: PerMethod[] = [];
  const folder = test.info().outputPath('methods');
  mkdirSync(folder);
  const base = readFileSync(join(ROOT, 'tests/own/data/new-method/orchidPay.json'), 'utf8');
  for (const count of METHODS) {
    const letters = Array.from({ length: count }, (_, index) => lettersOf(index));
    const ids = letters.map((own) => `orchidPay${own}`);
    for (const own of letters)
      writeFileSync(
        join(folder, `orchidPay${own}.json`),
        base.replaceAll('orchidPay', `orchidPay${own}`).replace('Orchid Pay', `Orchid Pay ${own}`),
      );
    const { wall, cpu } = await command(test.info().outputPath(`methods-${count}`), [
      `--catalogue=${folder}`,
      `--methods=${ids.join(',')}`,
      '--scenarios=pays',
    ]);
    const total = cpu && totalOf(cpu);
    perMethod.push({
      methods: count,
      plan: planMilliseconds(count),
      play: { wall, ...(total === undefined ? {} : { cpu: total }) },
    });
  }
  figures.perMethod = perMethod;

  function planMilliseconds(count: number): number {
    const all = Array.from(
      { length: count },
      (_, index) => methods[index % methods.length] ?? methodById('payPal'),
    );
    const began = performance.now();
    makePlan({ methods: all, dialect: run.dialect, abilities: abilitiesOf(run) });
    return performance.now() - began;
  }
});

/** a, b, … z, ba, …: names in entries contain no digits. */
function lettersOf(index: number): string {
  return index
    .toString(26)
    .replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 26)));
}

async function costOf(meter: CpuMeter, action: () => Promise<unknown>): Promise<Cost> {
  const before = await meter.now();
  const began = performance.now();
  await action();
  const wall = (performance.now() - began) / 1_000;
  const after = await meter.now();
  return { wall, ...(before && after ? { cpu: totalOf(after) - totalOf(before) } : {}) };
}

interface CommandRun {
  readonly scenarios: number;
  readonly firstTest: number;
  readonly reports: number;
  readonly wall: number;
  readonly cpu?: Cpu;
}

/** Runs `certify` as a user does. */
async function command(out: string, words: readonly string[]): Promise<CommandRun> {
  const began = Date.now();
  const child = fork(join(ROOT, 'cli/main.ts'), ['certify', ...words, '--out', out], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  endWithThis(child);
  const meter = new CpuMeter(child.pid ?? 0);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  const ended = Date.now();
  const cpu = await meter.now();
  meter.stop();
  expect(code, text).toBe(0);
  const tests = readResults(join(out, 'allure-results'));
  return {
    scenarios: tests.length,
    firstTest: (Math.min(...tests.map(({ start }) => start)) - began) / 1_000,
    reports: (ended - Math.max(...tests.map(({ stop }) => stop))) / 1_000,
    wall: (ended - began) / 1_000,
    ...(cpu ? { cpu } : {}),
  };
}
