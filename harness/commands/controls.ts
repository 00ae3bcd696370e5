/** `npm run controls [-- FAULT…]`: every fault, each with the run without it beside; prints the kill matrix. */
import { begin } from '../begin.ts';
import { runPlaywright } from '../playwright.ts';
import { parseSettings } from '../settings.ts';

export async function controls(
  words: readonly string[],
  { DR_CHROMIUM_PATH, DR_DIALECT }: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  // faults belong to the fixture shop and the embedded provider: the default dials but for the dialect
  const settings = parseSettings({ DR_CHROMIUM_PATH, DR_DIALECT });
  const { run, servers, workers } = await begin({ words: [], out: 'out/controls', faults: true, settings });
  try {
    const { code, interrupted } = await runPlaywright({
      project: 'controls',
      run,
      workers,
      words: words.length > 0 ? ['--grep', words.join('|')] : [],
    });
    return interrupted ? 3 : code === 0 ? 0 : 1;
  } finally {
    await servers.stop();
  }
}
