/** How much longer everything may take when requests wait for their turn. */

/**
 * What a page or a shop waits for is some ten requests away at most, each with its turn to wait for.
 *
 * @param rateLimit requests a second over all workers
 * @returns by how much every wait that is bounded is longer
 */
export function timeoutFactorFor(rateLimit: number | undefined): number {
  return rateLimit === undefined ? 1 : 1 + 10 / rateLimit;
}

/** Workers that the limit keeps busy; more would only wait for each other. */
export function workersFor(rateLimit: number | undefined, workers: number): number {
  return rateLimit === undefined ? workers : Math.max(1, Math.min(workers, Math.ceil(rateLimit / 5)));
}
