/** Exit codes of the harness's programs, and the line printed before a program fails. */
import { EntryError } from '../contract/method.ts';
import { visible } from '../harness/html.ts';
import { Interrupted } from './interruption.ts';
import { UsageError } from '../harness/settings.ts';

/** Exit code for a mistake of the user or a missing prerequisite: nothing was judged. */
export const USAGE = 2;
/** Exit code for an interrupted run. */
export const INCOMPLETE = 3;
/** Exit code for an error of the harness. */
const HARNESS = 4;

/** Rights, space, and a folder where a file should be: the user can fix them. */
const DENIED = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

function deniedByFileSystem(error: unknown): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (!DENIED.includes(code)) return undefined;
  return `${path ?? 'A file'} cannot be read or written (${code}): correct its name or its rights, or make room there.`;
}

/** @returns the exit code that the work returns, or the exit code for its error */
export async function exitCodeOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError || error instanceof EntryError) {
      print(error.message);
      return USAGE;
    }
    if (error instanceof Interrupted) {
      print(error.message);
      return INCOMPLETE;
    }
    const denied = deniedByFileSystem(error);
    if (denied !== undefined) {
      print(denied);
      return USAGE;
    }
    print(
      `This is an error of the harness itself. Please report it:\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return HARNESS;
  }
}

/** A message may contain text of a target, of a file or of an adapter. */
function print(message: string): void {
  process.stderr.write(`${visible(message)}\n`);
}
