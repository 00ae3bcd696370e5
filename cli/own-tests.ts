/** Runs tests of the harness itself, always with the default settings. */
import { UsageError } from '../harness/settings.ts';
import { INCOMPLETE } from './exit-codes.ts';
import { type Project, type PlaywrightEnd, runPlaywright } from './playwright.ts';
import { planOwn } from './plan-run.ts';

export async function runOwnTests(
  projects: readonly Project[],
  args: readonly string[] = [],
  config?: string,
): Promise<PlaywrightEnd> {
  const run = await planOwn({});
  return runPlaywright({
    projects,
    runs: { certification: run, own: run },
    args,
    ...(config === undefined ? {} : { config }),
  });
}

/** Exit code of a command that only runs tests. */
export function codeOf({ code, interrupted, killed }: PlaywrightEnd): number {
  if (killed)
    process.stderr.write(`The test runner was ended from outside by ${killed}. Run the command again.\n`);
  if (interrupted || killed) return INCOMPLETE;
  return code === 0 ? 0 : 1;
}

/**
 * Selects the tests whose title contains one of the words; without words: all tests.
 * @throws UsageError if a word is an option
 */
export function titled(words: readonly string[]): string[] {
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined)
    throw new UsageError(
      `${option}: this command has no options, only words that select tests by their titles. For Playwright's options use "npx playwright test".`,
    );
  return words.length > 0 ? ['--grep', words.join('|')] : [];
}
