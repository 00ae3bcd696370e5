/** `npm run controls [-- WORD…]`: every fault, each with the run without it beside; prints the kill matrix. */
import { availableParallelism } from 'node:os';
import { codeOf, ownSpec, titled } from '../own-tests.ts';
import { runPlaywright } from '../playwright.ts';

export async function controls(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const run = await ownSpec(environment);
  const end = await runPlaywright({
    projects: ['controls'],
    runs: { certification: run, own: run },
    // who waits for what a fault keeps away needs no processor meanwhile
    args: [...titled(words), `--workers=${2 * Math.max(2, availableParallelism())}`],
  });
  return codeOf(end);
}
