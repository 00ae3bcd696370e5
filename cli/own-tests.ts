/** Runs tests of the harness itself, always with the default settings. */
import { rmSync } from 'node:fs';
import { ownResults } from '../harness/reports-folder.ts';
import { suggestion } from '../harness/did-you-mean.ts';
import { UsageError } from '../harness/settings.ts';
import { INCOMPLETE } from './exit-codes.ts';
import {
  listing,
  type PlaywrightEnd,
  type PlaywrightRun,
  type Project,
  runPlaywright,
} from './playwright.ts';
import { planOwn } from './plan-run.ts';

type OwnRun = PlaywrightRun & Required<Pick<PlaywrightRun, 'runs'>>;

export async function runOwnTests(
  projects: readonly Project[],
  args: readonly string[] = [],
  { words = [], config }: { readonly words?: readonly string[]; readonly config?: string } = {},
): Promise<PlaywrightEnd> {
  const run = await planOwn({});
  return runTitled(words, {
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
 * Runs the tests whose title contains one of the words; without words all tests.
 * @throws UsageError if a word is an option, or if no title contains it
 */
export async function runTitled(words: readonly string[], run: OwnRun): Promise<PlaywrightEnd> {
  let missing: readonly string[] | undefined;
  const accept = (titles: readonly string[]): boolean => {
    const all = titles.join('\n').toLowerCase();
    missing = words.filter((word) => !all.includes(word.toLowerCase()));
    return missing.length === 0;
  };
  const end = await runPlaywright(
    words.length === 0
      ? run
      : { ...run, args: [...(run.args ?? []), ...titled(words), '--pass-with-no-tests'], accept },
  );
  const [word] = missing ?? (end.begun || end.code !== 0 ? [] : words);
  // the files of failed tests stay
  if (end.code === 0 || word !== undefined)
    rmSync(ownResults(run.runs.own), { recursive: true, force: true });
  if (word !== undefined) throw new UsageError(noSuchTitle(word, run));
  return end;
}

/** All titles are loaded only for the suggestion, because that takes seconds. */
function noSuchTitle(word: string, run: OwnRun): string {
  const tests = listing(run)
    .split('\n')
    .filter((line) => line.includes(' › '));
  const words = new Set(tests.flatMap((line) => line.split(/[\s(),:]+/)));
  const example = tests[0]?.split(' › ').slice(2).join(' › ') ?? '';
  return `No test has a title that contains "${word}". ${suggestion(word, [...words]) ?? `One of the ${tests.length} titles is: ${example}`}`;
}

/**
 * Arguments that select the tests whose title contains one of the words; without words: all tests.
 * @throws UsageError if a word is an option
 */
export function titled(words: readonly string[]): string[] {
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined)
    throw new UsageError(
      `${option}: this command has no options, only words that select tests by their titles. For Playwright's options use "npx playwright test".`,
    );
  const literal = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words.length > 0 ? ['--grep', literal.join('|')] : [];
}
