/** `npm run sdk [-- TITLE…]`: the embedded SDK's own tests, on a bare page of another origin. */
import { begin } from '../begin.ts';
import { runPlaywright } from '../playwright.ts';
import { parseSettings } from '../settings.ts';

export async function sdk(words: readonly string[]): Promise<number> {
  const path = process.env.DR_CHROMIUM_PATH;
  const settings = parseSettings(path ? { DR_CHROMIUM_PATH: path } : {});
  const { run, servers, workers } = await begin({ words: [], out: 'out/sdk', faults: true, settings });
  try {
    const grep = words.length > 0 ? ['--grep', words.join('|')] : [];
    return (await runPlaywright({ project: 'sdk', run, workers, words: grep })).code;
  } finally {
    await servers.stop();
  }
}
