/** `npm run bench`: what the harness costs, beside a bare Playwright test that makes the same navigations. */
import { UsageError } from '../../harness/settings.ts';
import { codeOf, runOwnTests } from '../own-tests.ts';

export async function bench(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('npm run bench takes no options.');
  return codeOf(await runOwnTests([], ['--config=tests/own/bench/playwright.config.ts', '--workers=1']));
}
