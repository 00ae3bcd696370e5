/**
 * The run's one budget of requests to the provider: whatever asks it, in any process, asks here first. A place in the
 * budget is taken before a request leaves and is free again a second after its answer came, so that no second, by
 * whatever clock and after whatever delay on the way, can hold more requests at the provider than the limit.
 */
import { randomUUID } from 'node:crypto';

const SECOND = 1_000;
/** Milliseconds after which a place is free again whose holder went away without a word. */
const LONGEST_HOLD = 60_000;
/** Maximum seconds accepted from a `Retry-After`. */
const LONGEST_PAUSE = 60;

export class Budget {
  readonly #limit: number;
  /** Places taken, by permit, with the time when each is free again. */
  readonly #taken = new Map<string, number>();
  readonly #waiting: ((permit: string) => void)[] = [];
  /** Pauses that a 429 asked for: until when, and for how many seconds. */
  readonly #pauses: { readonly until: number; readonly seconds: number }[] = [];
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param limit requests in any one second */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Waits for its turn, first come, first served. @returns the permit, to be given back with `release` */
  acquire(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#grant();
    });
  }

  /** The answer is here, or none will come. @param retryAfter seconds that a 429 asks for: all wait */
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
