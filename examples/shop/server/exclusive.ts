/** Runs one task at a time for each key: a double click becomes two requests in sequence. */
const running = new Map<string, Promise<unknown>>();

export async function exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  running.set(key, settled);
  try {
    return await mine;
  } finally {
    if (running.get(key) === settled) running.delete(key);
  }
}
