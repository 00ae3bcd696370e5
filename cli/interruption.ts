/** Signals that interrupt a run: Ctrl-C, a closed terminal, and termination by a CI system. */

/** The user interrupted the program before a rule was judged: the exit code is 3. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Interrupted before anything was judged. Reports of an earlier run stay as they were.');
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Milliseconds within which several signals count as one: the terminal and npm both forward the same Ctrl-C. */
const SAME_PRESS = 1_000;

/**
 * @param interrupted called at the first signal with `first`, and again for each later signal that the user
 * sends on purpose
 * @returns a function that removes the signal handlers
 */
export function onInterruption(interrupted: (times: number) => void): () => void {
  let [times, last] = [0, Number.NEGATIVE_INFINITY];
  const onSignal = (): void => {
    const now = performance.now();
    if (now - last < SAME_PRESS) return;
    last = now;
    times += 1;
    interrupted(times);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

/**
 * Runs work that must not be interrupted. Returns whether the user requested an interruption during the work.
 */
export async function watchingForInterruption<T>(
  work: () => Promise<T>,
): Promise<{ done: T; interrupted: boolean }> {
  let interrupted = false;
  const stop = onInterruption(() => {
    interrupted = true;
  });
  try {
    const done = await work();
    return { done, interrupted };
  } finally {
    stop();
  }
}
