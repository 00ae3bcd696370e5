/** Polls a value without `expect.poll`, whose timeout would be shown as a failed step. */
import { setTimeout as pause } from 'node:timers/promises';

export interface PollOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly interval?: number;
}

/**
 * Polls until the answer is the expected one.
 * @returns the last answer, also if it is not the expected one
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
