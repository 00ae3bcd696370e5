/** Factors by which timeouts are longer under a rate limit and on a busy machine. */
import { availableParallelism, loadavg } from 'node:os';

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

/** Processes per processor that wait for it during a run on an idle machine, with all workers. */
const OWN_LOAD = 4;
const LONGEST = 6;

/**
 * @param load average of the last minute; 0 on Windows, which has none
 * @returns how much longer a scenario takes because other programs use the processors, from 1 to 6
 */
export function loadFactor(load = loadavg()[0] ?? 0, processors = availableParallelism()): number {
  return Math.min(LONGEST, Math.max(1, load / processors / OWN_LOAD));
}
