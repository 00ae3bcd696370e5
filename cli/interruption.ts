/** Ctrl-C, and the request to end that CI systems send: heard from the moment a run begins. */

/** The user wanted no more before anything was judged: the program exits 3. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Interrupted before anything was judged. Reports of an earlier run stay as they were.');
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** @returns a function that ends the listening */
export function onInterruption(hear: () => void): () => void {
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}

/** Does what cannot be broken off half done, and tells afterwards whether somebody wanted to. */
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
