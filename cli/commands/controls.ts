/**
 * `npm run controls [-- WORD…]`: runs every fault, each compared with the same scenario without the fault; prints the kill matrix.
 */
import { availableParallelism } from 'node:os';
import { codeOf, runTitled } from '../own-tests.ts';
import { planOwn } from '../plan-run.ts';

export async function controls(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const run = await planOwn(environment);
  const end = await runTitled(words, {
    projects: ['controls'],
    runs: { certification: run, own: run },
    // many controls wait for an event that the fault suppresses, which needs no processor time
    args: [`--workers=${2 * Math.max(2, availableParallelism())}`],
  });
  return codeOf(end);
}
