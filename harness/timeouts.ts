/** Factor by which all timeouts are longer under a rate limit. */

/**
 * A page or a shop waits for at most about ten requests, and the rate limit may delay each of them.
 *
 * @param rateLimit requests a second over all workers
 * @param workers as many as `workersFor` allows, or more: then each waits longer
 * @returns the factor for every timeout, a multiple of 1/4: timers take whole milliseconds only
 */
export function timeoutFactorFor(rateLimit: number | undefined, workers = 1): number {
  if (rateLimit === undefined) return 1;
  const crowd = workers / workersFor(rateLimit, workers);
  return Math.ceil(4 * crowd * (1 + 10 / rateLimit)) / 4;
}

/** Number of workers that the limit can keep busy; more would only wait for each other. */
export function workersFor(rateLimit: number | undefined, workers: number): number {
  return rateLimit === undefined ? workers : Math.max(1, Math.min(workers, Math.ceil(rateLimit / 5)));
}
