/** How a program of the harness ends: its exit code, and the one line that says why. */
import { EntryError } from '../contract/method.ts';
import { Interrupted } from './interruption.ts';
import { UsageError } from '../harness/settings.ts';

/** Exit code for a mistake of the user's, or a machine that lacks something: nothing was judged. */
export const USAGE = 2;
/** Exit code for a run that was broken off. */
export const INCOMPLETE = 3;
/** Exit code for an error of our own. */
const HARNESS = 4;

/** @returns the exit code of the work, or of what went wrong with it */
export async function exitCodeOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError || error instanceof EntryError) {
      process.stderr.write(`${error.message}\n`);
      return USAGE;
    }
    if (error instanceof Interrupted) {
      process.stderr.write(`${error.message}\n`);
      return INCOMPLETE;
    }
    process.stderr.write(
      `An error of the harness itself, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return HARNESS;
  }
}
