/** A story ends when its target is gone, and one against any target is limited by construction. */
import type { Exchange } from '../../../harness/exchange.ts';
import { LIMITS } from '../../../harness/limits.ts';
import { type Target, LOOKS_EVERY, whileReachable } from '../../certification/target-watch.ts';
import { expect, test } from '../plain-test.ts';

const never = (): Promise<void> => new Promise(() => undefined);
const FAILED = [{ error: 'ETIMEDOUT' }] as unknown as Exchange[];
const ANSWERED = [{ response: { status: 201 } }] as unknown as Exchange[];

function target(
  exchanges: readonly Exchange[],
  ...healths: (string | undefined)[]
): Target & { asked: number } {
  const watched = {
    asked: 0,
    health: () => {
      const error = healths[Math.min(watched.asked, healths.length - 1)];
      watched.asked += 1;
      return Promise.resolve(error === undefined ? { reachable: true } : { reachable: false, error });
    },
    exchanges: () => Promise.resolve({ exchanges }),
  };
  return watched;
}

test('a story whose calls failed ends when a probe fails', async () => {
  const gone = target(FAILED, undefined, 'ETIMEDOUT');
  await expect(whileReachable(never(), gone, 1)).rejects.toThrow('The provider is unreachable: ETIMEDOUT.');
  expect(gone.asked).toBe(2);
});

test('a story whose own calls were answered continues', async () => {
  const others = target(ANSWERED, 'ETIMEDOUT');
  let end = (): void => undefined;
  const story = new Promise<void>((resolve) => (end = resolve));
  const watched = whileReachable(story, others, 1);
  await expect.poll(() => others.asked).toBeGreaterThan(2);
  end();
  await watched;
});

test('the end of a story, or its error, is not delayed', async () => {
  await whileReachable(Promise.resolve(), target(FAILED, 'ETIMEDOUT'), 60_000);
  await expect(
    whileReachable(Promise.reject(new Error('no control')), target(FAILED), 60_000),
  ).rejects.toThrow('no control');
});

test('a scenario whose target falls silent ends within 120 seconds, whatever it waits for', () => {
  const { answerMilliseconds: answer, controlMilliseconds: control } = LIMITS;
  // the call that fails, the next look, its probe; then the calls that are pending, and a question to the tap
  expect(answer + LOOKS_EVERY + answer + answer + control).toBeLessThan(120_000);
});
