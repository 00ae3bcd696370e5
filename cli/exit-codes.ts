/** Exit codes of the harness's programs, and the line printed before a program fails. */
import { EntryError } from '../contract/method.ts';
import { Interrupted } from './interruption.ts';
import { UsageError } from '../harness/settings.ts';

/** Exit code for a mistake of the user or a missing prerequisite: nothing was judged. */
export const USAGE = 2;
/** Exit code for an interrupted run. */
export const INCOMPLETE = 3;
/** Exit code for an error of the harness. */
const HARNESS = 4;

/** @returns the exit code of the work, or of its error */
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
