/** `npm run controls [-- FAULT…]`: every fault, each with the run without it beside; prints the kill matrix. */
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
  });
  return interrupted ? 3 : code === 0 ? 0 : 1;
}
