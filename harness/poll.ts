/** Waiting for a value without an expectation: an expectation that is given up would be shown as a failed step. */
import { setTimeout as pause } from 'node:timers/promises';

export interface PollOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly interval?: number;
}

/**
 * Asks again and again until the answer is the wanted one.
 * @returns the last answer, wanted or not
 */
export async function poll<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  { timeout, interval = 50 }: PollOptions,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || performance.now() >= end) return answer;
    await pause(interval);
  }
}
