/**
 * Ends a story when its target does not answer any more, because the shopper would wait for each page until its
 * timeout.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Exchange } from '../../harness/exchange.ts';
import { isOutage } from '../../harness/intervention.ts';

/** Milliseconds between two checks: a story that ends earlier is not checked at all. */
export const LOOKS_EVERY = 5_000;

export interface Target {
  /** Probes the provider, if a call of any test failed. */
  readonly health: () => Promise<{ readonly reachable: boolean; readonly error?: string }>;
  /** The calls of this test so far. */
  readonly exchanges: () => Promise<{ readonly exchanges: readonly Exchange[] }>;
}

/**
 * Plays a story as long as its target answers.
 * @throws Error when calls of this story failed, and a probe failed as well
 */
export async function whileReachable(
  story: Promise<void>,
  target: Target,
  interval = LOOKS_EVERY,
): Promise<void> {
  const ended = new AbortController();
  try {
    await Promise.race([story, untilGone(target, interval, ended.signal)]);
  } finally {
    ended.abort();
    story.catch(() => undefined);
  }
}

async function untilGone(target: Target, interval: number, signal: AbortSignal): Promise<never> {
  for (;;) {
    // the story has ended, so the result is not needed
    await pause(interval, undefined, { signal }).catch(() => new Promise(() => undefined));
    // if the tap cannot be asked now, it is asked again later
    const health = await target.health().catch(() => ({ reachable: true, error: undefined }));
    if (health.reachable || !(await hasFailed(target))) continue;
    throw new Error(`The provider is unreachable: ${health.error ?? 'no answer'}.`);
  }
}

async function hasFailed(target: Target): Promise<boolean> {
  const { exchanges } = await target.exchanges().catch(() => ({ exchanges: [] }));
  return exchanges.some(
    ({ error, response, intervention }) =>
      intervention === undefined && (error !== undefined || (response && isOutage(response.status))),
  );
}
