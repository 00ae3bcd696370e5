/** Plays independent parts of a story in sequence: a part that hangs must not prevent the others. */
import { inTime } from '../../../harness/in-time.ts';
import { EnvironmentError } from '../../../harness/tap-client.ts';

export interface OneByOne<T> {
  readonly play: (item: T) => Promise<void>;
  /** Prepares for the next part after a failure. */
  readonly reset: () => void;
  /** Timeout of each part, in milliseconds. */
  readonly milliseconds: number;
}

/**
 * Limit for the time of all failed parts together, in timeouts of one part: with a hostile target, every part
 * would hang.
 */
const HANGING = 1.5;

/**
 * Plays the parts in sequence, also after one that fails or hangs, but not after a second that hangs.
 * @throws the first error, after all parts; EnvironmentError at once, because the other parts would fail, too
 */
export async function oneByOne<T>(
  items: readonly T[],
  { play, reset, milliseconds }: OneByOne<T>,
): Promise<void> {
  const errors: unknown[] = [];
  let failing = 0;
  for (const item of items) {
    const since = performance.now();
    try {
      await inTime(play(item), milliseconds, () => tooLate('a step', milliseconds));
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      errors.push(error);
      // a busy machine notices the end of the time late
      failing += Math.min(performance.now() - since, milliseconds);
      if (failing > HANGING * milliseconds) break;
      reset();
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** @param what name of the part that ended too late */
export function tooLate(what: string, milliseconds: number): Error {
  return new Error(`${what} did not end within ${Math.round(milliseconds / 1000)} s`);
}
