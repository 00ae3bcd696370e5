/** `npm run bench`: measures the overhead of the harness against a plain Playwright test with the same navigations. */
import { UsageError } from '../../harness/settings.ts';
import { codeOf, runOwnTests } from '../own-tests.ts';

export async function bench(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('npm run bench takes no options.');
  return codeOf(await runOwnTests([], ['--config=tests/own/bench/playwright.config.ts', '--workers=1']));
}
