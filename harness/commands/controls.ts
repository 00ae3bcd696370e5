/** `npm run controls [-- FAULT…]`: every fault, each with the run without it beside; prints the kill matrix. */
import { begin } from '../begin.ts';
import { runPlaywright } from '../playwright.ts';
import { parseSettings } from '../settings.ts';

export async function controls(words: readonly string[]): Promise<number> {
  // faults belong to the fixture shop and the embedded provider: the default dials, whatever the environment says
  const path = process.env.DR_CHROMIUM_PATH;
  const settings = parseSettings(path ? { DR_CHROMIUM_PATH: path } : {});
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
