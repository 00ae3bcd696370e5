/**
 * Limits the requests of a run to the provider. Every process requests a permit here before it sends a request.
 * A permit is taken before the request is sent, and becomes free one second after the answer has arrived. So
 * the provider never gets more requests in one second than the limit, whatever the delay of a request and
 * whatever clock the provider uses.
 */
import { randomUUID } from 'node:crypto';

const SECOND = 1_000;
/** Milliseconds after which a permit becomes free if its owner never released it. */
const LONGEST_HOLD = 60_000;
/** Maximum seconds accepted from a `Retry-After`. */
const LONGEST_PAUSE = 60;

export class Budget {
  readonly #limit: number;
  /** Taken permits, each with the time at which it becomes free again. */
  readonly #taken = new Map<string, number>();
  readonly #waiting: ((permit: string) => void)[] = [];
  /** Pauses that a 429 demanded: the end of the pause, and its length in seconds. */
  readonly #pauses: { readonly until: number; readonly seconds: number }[] = [];
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param limit requests in any one second */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Waits for a permit; requests are served in the order of their arrival. @returns the permit, which the
   * caller must pass to `release`
   */
  acquire(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#grant();
    });
  }

  /**
   * Releases a permit, after the answer or when no answer will come. @param retryAfter seconds that a 429
   * demands: all callers wait
   */
  release(permit: string, retryAfter?: number): void {
    const now = performance.now();
    if (this.#taken.has(permit)) this.#taken.set(permit, now + SECOND);
    if (retryAfter !== undefined) {
      const seconds = Math.min(retryAfter, LONGEST_PAUSE);
      this.#pausedUntil = Math.max(this.#pausedUntil, now + seconds * SECOND);
      this.#pauses.push({ until: now + seconds * SECOND, seconds });
    }
    this.#grant();
  }

  /** The longest pause, in seconds, that was not over at a time by `performance.now()`. */
  pausedSince(time: number): number {
    const lately = this.#pauses.filter(({ until }) => until >= time);
    return Math.max(0, ...lately.map(({ seconds }) => seconds));
  }

  #grant(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    for (const [permit, freeAt] of this.#taken) if (freeAt <= now) this.#taken.delete(permit);
    while (this.#waiting.length > 0 && this.#taken.size < this.#limit && now >= this.#pausedUntil) {
      const permit = randomUUID();
      this.#taken.set(permit, now + LONGEST_HOLD);
      this.#waiting.shift()?.(permit);
    }
    if (this.#waiting.length === 0) return;
    const nextPlace = this.#taken.size < this.#limit ? now : Math.min(...this.#taken.values());
    const wait = Math.max(nextPlace, this.#pausedUntil) - now;
    this.#timer = setTimeout(() => this.#grant(), Math.ceil(Math.max(wait, 1)));
    this.#timer.unref();
  }
}

/** Seconds that an answer asks its caller to wait; undefined unless it is a 429. */
export function pauseAsked(status: number, retryAfter: string | undefined): number | undefined {
  if (status !== 429) return undefined;
  const seconds = Number(retryAfter ?? Number.NaN);
  return seconds >= 0 ? seconds : 1;
}
