/**
 * The memory of the servers does not grow with what they have served: one process serves the same scenarios again and again. Two
 * methods by default; `MEMORY_METHODS=all MEMORY_ROUNDS=5 npm run drills -- memory` takes all of them, about 30
 * minutes. Each round is in `reports/bench/memory.txt`.
 */
import { availableParallelism } from 'node:os';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { planOf } from '../../../harness/plan.ts';
import { runSpec } from '../../../harness/run.ts';
import { groupBy } from '../../../reports/formats/text.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { keepText } from '../bench/keep-text.ts';
import { spreadOf } from '../bench/report.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import { SERVERS } from './processes.ts';

const ROUNDS = Number(process.env.MEMORY_ROUNDS ?? 5);
const METHODS = process.env.MEMORY_METHODS ?? 'konbini,payPal';
/** Scenarios played at the same time. */
const AT_ONCE = availableParallelism() + 1;
/** In the first rounds stores and caches fill up to their limits. */
const FILLING = 2;
/** MB that a round may add to the rounds after the filling ones. */
const MOST_PER_ROUND = 6;

/** Resident memory of the servers' process, a child of Playwright's main process, in MB. */
function serversMemory(): number {
  const servers = readdirSync('/proc').filter(
    (id) =>
      read(id, 'cmdline').includes(SERVERS) &&
      Number(/^PPid:\s*(\d+)/m.exec(read(id, 'status'))?.[1]) === process.ppid,
  );
  expect(servers, 'processes of servers').toHaveLength(1);
  return Number(/^VmRSS:\s*(\d+)/m.exec(read(servers[0] ?? '', 'status'))?.[1]) / 1_000;
}

function read(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** MB that each round added, once the stores are full. */
function growth(rounds: readonly number[]): number {
  const [first = Number.NaN, last = Number.NaN] = [rounds[FILLING - 1], rounds.at(-1)];
  return (last - first) / (rounds.length - FILLING);
}

function inWords(rounds: readonly number[]): string {
  return rounds.map((value) => value.toFixed(1)).join(', ');
}

test('growing memory is detected', () => {
  expect(growth([90, 110, 111, 109, 112])).toBeLessThan(MOST_PER_ROUND);
  expect(growth([90, 110, 118, 127, 135])).toBeGreaterThan(MOST_PER_ROUND);
});

test.describe('rounds', () => {
  test.skip(
    !existsSync('/proc/self/status'),
    'memory of another process is read from /proc, which only Linux has',
  );
  // one process of servers for all rounds
  test.describe.configure({ mode: 'serial', timeout: 3_600_000 });

  const { scenarios } = planOf({
    ...runSpec('own'),
    ...(METHODS === 'all' ? {} : { methods: METHODS.split(',') }),
  });
  /** Of each round, because a single measurement depends on the last collection of garbage. */
  const medians: number[] = [];

  for (let round = 1; round <= ROUNDS; round += 1) {
    const memory: number[] = [];
    // one test for each method: Playwright keeps all steps of a test until it ends
    for (const [method, cells] of groupBy(scenarios, (cell) => cell.method))
      test(`round ${round}: ${method}`, async ({ run, browser, adapter }) => {
        const left = [...cells];
        const playLeft = async (): Promise<void> => {
          for (let cell = left.shift(); cell; cell = left.shift())
            await playScenario(cell, { run, browser, adapter });
        };
        await Promise.all(Array.from({ length: AT_ONCE }, playLeft));
        memory.push(serversMemory());
      });
    test(`round ${round}: memory`, () => {
      medians.push(spreadOf(memory)?.median ?? Number.NaN);
      keepText(
        'memory.txt',
        `Median MB of each round of ${scenarios.length} scenarios: ${inWords(medians)}\n`,
      );
    });
  }

  test(`the servers need no more memory after ${ROUNDS} rounds than after ${FILLING}`, () => {
    expect(growth(medians), `median MB of each round: ${inWords(medians)}`).toBeLessThan(MOST_PER_ROUND);
  });
});
