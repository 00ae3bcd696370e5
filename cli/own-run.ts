/** Runs of tests that are about the harness itself: on the default dials, whatever the environment says. */
import { startRun } from './start-run.ts';
import { type PlaywrightEnd, type PlaywrightRun, runPlaywright } from './playwright.ts';
import { parseSettings, type Settings, UsageError } from '../harness/settings.ts';

/** The fixture shop and the embedded provider, in the browser that the environment names. */
export function defaultDials(besides: NodeJS.ProcessEnv = {}): Settings {
  const path = process.env.DR_CHROMIUM_PATH;
  return parseSettings({ ...(path ? { DR_CHROMIUM_PATH: path } : {}), ...besides });
}

interface OwnRun extends Omit<PlaywrightRun, 'run'> {
  /** Whether the servers know the faults. */
  readonly faults: boolean;
  readonly settings?: Settings;
}

/** Starts servers of its own for a project of tests, and stops them; its output goes to `reports/out/<project>`. */
export async function runOwn({ faults, settings = defaultDials(), ...how }: OwnRun): Promise<PlaywrightEnd> {
  const { run, stop, workers } = await startRun({ args: [], out: `out/${how.project}`, faults, settings });
  try {
    return await runPlaywright({ workers, ...how, run });
  } finally {
    await stop();
  }
}

/**
 * Only the tests whose title holds one of the words; none given: all.
 * @throws UsageError where a word is an option
 */
export function titled(words: readonly string[]): string[] {
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined)
    throw new UsageError(`${option}: there are no options here, only words of the titles to choose.`);
  return words.length > 0 ? ['--grep', words.join('|')] : [];
}
