/**
 * `certify` of five methods on a machine that others keep busy: no verdict differs from that of the run before. Two rounds
 * with all the other drills; `BUSY_ROUNDS=20 BUSY_LOOPS=20 npm run drills -- busy-machine` takes hours. `BUSY_METHODS`
 * selects other methods; `BUSY_SCENARIOS=pays` is a short try.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { endWithThis } from '../run-program.ts';
import { CertifyProcess } from './certify-process.ts';

const ROUNDS = Number(process.env.BUSY_ROUNDS ?? 2);
const LOOPS = Number(process.env.BUSY_LOOPS ?? 4);
const METHODS = process.env.BUSY_METHODS ?? 'konbini,msts,wireTransfer,bankTransfer,payPal';
const SCENARIOS = process.env.BUSY_SCENARIOS;
const WORDS = ['--methods', METHODS, ...(SCENARIOS === undefined ? [] : ['--scenarios', SCENARIOS])];
const HOURS = 12;

/** @returns what ends them */
function startLoops(): () => Promise<void> {
  const loops = Array.from({ length: LOOPS }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  loops.forEach(endWithThis);
  return async () => {
    const ended = loops.map((loop) => once(loop, 'exit'));
    for (const loop of loops) loop.kill('SIGKILL');
    await Promise.all(ended);
  };
}

/** Verdicts of each rule, for all methods and for each, and of each scenario. */
async function verdicts(name: string): Promise<string[]> {
  const certify = new CertifyProcess(test.info().outputPath(name), { words: WORDS });
  const { code, text } = await certify.end();
  await certify.expectNothingLeft();
  expect(code, text).toBe(0);
  const { run, rules, methods } = certify.reports();
  expect(run.errors).toEqual([]);
  return [
    ...rules.map((rule) => `${rule.id}: ${rule.verdict} ${JSON.stringify(rule.methods)}`),
    ...methods.map(({ id, scenarios }) => `${id}: ${JSON.stringify(scenarios)}`),
  ];
}

test(`no verdict of ${METHODS} differs in ${ROUNDS} runs under the load of ${LOOPS} busy loops`, async () => {
  test.setTimeout(HOURS * 3_600_000);
  const alone = await verdicts('alone');
  const stop = startLoops();
  try {
    for (let round = 1; round <= ROUNDS; round += 1)
      expect(await verdicts(`round-${round}`), `round ${round}`).toEqual(alone);
  } finally {
    await stop();
  }
});
