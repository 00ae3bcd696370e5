/** `npm run bench`: what the harness costs, beside a bare Playwright test that makes the same navigations. */
import { runOwn } from '../own-run.ts';
import { UsageError } from '../../harness/settings.ts';

export async function bench(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('npm run bench takes no options.');
  return (await runOwn({ project: 'bench', faults: false, workers: 1 })).code;
}
