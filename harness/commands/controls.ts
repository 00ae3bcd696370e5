/** `npm run controls [-- FAULT…]`: every fault, each with the run without it beside; prints the kill matrix. */
import { availableParallelism } from 'node:os';
import { defaultDials, runOwn, titled } from '../own-run.ts';

export async function controls(
  words: readonly string[],
  { DR_DIALECT }: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  // faults belong to the fixture shop and the embedded provider: the default dials but for the dialect
  const settings = defaultDials({ DR_DIALECT });
  const { code, interrupted } = await runOwn({
    project: 'controls',
    faults: true,
    settings,
    words: titled(words),
    // who is stranded by a fault waits, and needs no processor meanwhile
    workers: 2 * Math.max(2, availableParallelism()),
  });
  return interrupted ? 3 : code === 0 ? 0 : 1;
}
