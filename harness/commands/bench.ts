/** `npm run bench`: what the harness costs, beside a bare Playwright test that makes the same navigations. */
import { begin } from '../begin.ts';
import { runPlaywright } from '../playwright.ts';
import { parseSettings, UsageError } from '../settings.ts';

export async function bench(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('npm run bench takes no options.');
  const path = process.env.DR_CHROMIUM_PATH;
  const settings = parseSettings(path ? { DR_CHROMIUM_PATH: path } : {});
  const { run, servers } = await begin({ words, out: 'out/bench', faults: false, settings });
  try {
    return (await runPlaywright({ project: 'bench', run, workers: 1 })).code;
  } finally {
    await servers.stop();
  }
}
