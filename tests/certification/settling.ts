/**
 * For waits that the end of other work ends.
 * @returns whether the work has ended; its result, also an error, is for those who await it
 */
export function settling(work: Promise<unknown>): () => boolean {
  let isSettled = false;
  const end = (): void => {
    isSettled = true;
  };
  work.then(end, end);
  return () => isSettled;
}
