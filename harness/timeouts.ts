/** How much longer everything may take under a rate limit. */

/**
 * A page or a shop waits for about ten requests at most, and each may be delayed by the rate limit.
 *
 * @param rateLimit requests a second over all workers
 * @returns the factor for every timeout
 */
export function timeoutFactorFor(rateLimit: number | undefined): number {
  return rateLimit === undefined ? 1 : 1 + 10 / rateLimit;
}

/** Number of workers that the limit can keep busy; more would only wait for each other. */
export function workersFor(rateLimit: number | undefined, workers: number): number {
  return rateLimit === undefined ? workers : Math.max(1, Math.min(workers, Math.ceil(rateLimit / 5)));
}
