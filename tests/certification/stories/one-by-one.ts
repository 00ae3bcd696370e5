/** Several things that a story does one after the other, of which one that hangs must not keep the others from being seen. */
import { inTime } from '../../../harness/in-time.ts';
import { EnvironmentError } from '../../../harness/tap-client.ts';

export interface OneByOne<T> {
  readonly play: (item: T) => Promise<void>;
  /** Makes ready for the next one after one that failed. */
  readonly reset: () => void;
  /** Milliseconds that each may take. */
  readonly milliseconds: number;
}

/**
 * Plays each in turn, also after one that fails or does not end.
 * @throws the first one's error, after all have been played; EnvironmentError at once: the others would fail alike
 */
export async function oneByOne<T>(
  items: readonly T[],
  { play, reset, milliseconds }: OneByOne<T>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items) {
    try {
      await inTime(play(item), milliseconds, () => tooLate('a step', milliseconds));
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      errors.push(error);
      reset();
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** @param what ended too late */
export function tooLate(what: string, milliseconds: number): Error {
  return new Error(`${what} did not end within ${Math.round(milliseconds / 1000)} s`);
}
