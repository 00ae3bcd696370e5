/**
 * `npm run controls [-- WORD…]`: runs every fault, each compared with the same scenario without the fault; prints the kill matrix.
 */
import { availableParallelism } from 'node:os';
import { historyOf } from '../../harness/reports-folder.ts';
import { certificationIn } from '../../reports/verdict/certification-file.ts';
import { passedScenarios } from '../../reports/verdict/passed-scenarios.ts';
import { codeOf, runTitled } from '../own-tests.ts';
import { planOwn } from '../plan-run.ts';

/** @param certified whether the same code has just been certified: its passed scenarios are not played again */
export async function controls(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  { certified = false } = {},
): Promise<number> {
  const run = await planOwn(environment);
  const own = certified
    ? { ...run, passed: passedScenarios(certificationIn(historyOf(run).certification)) }
    : run;
  const end = await runTitled(words, {
    projects: ['controls'],
    runs: { certification: run, own },
    // many controls wait for an event that the fault suppresses, which needs no processor time
    args: [`--workers=${2 * Math.max(2, availableParallelism())}`],
  });
  return codeOf(end);
}
