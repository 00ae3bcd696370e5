/** How long the page objects wait. A run against a slow or limited target waits longer. */
let factor = 1;

/** @param timeoutFactor of the run, for every page object of this process */
export function useTimeoutFactor(timeoutFactor: number): void {
  factor = timeoutFactor;
}

/** Milliseconds after which a shopper counts as not arrived. Long, because only a broken page reaches it. */
export function arrivalTimeout(): number {
  return 15_000 * factor;
}

/** Milliseconds to wait for something optional, such as a challenge. */
export function optionalTimeout(): number {
  return 10_000 * factor;
}

/** Milliseconds after which a verb of an adapter counts as hanging: longer than several waits, shorter than a test. */
export function verbTimeout(): number {
  return 45_000 * factor;
}
