/** How long the page objects wait. A run against a slow or limited target waits longer. */
let factor = 1;

/** @param timeoutFactor of the run, for every page object of this process */
export function useTimeoutFactor(timeoutFactor: number): void {
  factor = timeoutFactor;
}

/** Milliseconds after which a shopper has arrived nowhere. Long, because only a broken page ever waits for it. */
export function arrivalTimeout(): number {
  return 15_000 * factor;
}

/** Milliseconds that something optional, such as a challenge, is waited for. */
export function optionalTimeout(): number {
  return 10_000 * factor;
}

/** Milliseconds after which a verb of an adapter counts as hanging: several waits of its own, and less than a test has. */
export function verbTimeout(): number {
  return 45_000 * factor;
}
