/**
 * Rate limit and random failures of the provider: 429 beyond a number of requests in one second, and 503 for a share of requests.
 * All requests are counted.
 */
import type { RequestHandler } from 'express';
import { ServiceUnavailable, TooManyRequests } from '../errors.ts';

const SECOND = 1_000;

export interface Limits {
  /** Requests answered in one second; absent: all. */
  readonly rateLimit?: number;
  /** Share of requests answered 503, 0 to 1. */
  readonly failures?: number;
  /** Seed that selects the failing requests: the same seed gives the same failures. */
  readonly seed?: number;
}

/** Number of requests so far. */
export interface Rate {
  readonly requests: number;
  /** Maximum number of requests in one second. */
  readonly peak: number;
  readonly refused: number;
  readonly failed: number;
}

export class Meter {
  readonly #limits: Limits;
  readonly #random: () => number;
  #seen: number[] = [];
  #answered: number[] = [];
  #rate: Rate = { requests: 0, peak: 0, refused: 0, failed: 0 };

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#random = randomFrom(limits.seed ?? Date.now());
  }

  get rate(): Rate {
    return this.#rate;
  }

  /** Counts a request. @throws TooManyRequests, ServiceUnavailable */
  count(now = performance.now()): void {
    const { rateLimit = Number.POSITIVE_INFINITY, failures = 0 } = this.#limits;
    const lately = (at: number): boolean => at > now - SECOND;
    this.#seen = [...this.#seen.filter(lately), now];
    this.#answered = this.#answered.filter(lately);
    const { requests, peak, refused, failed } = this.#rate;
    this.#rate = {
      requests: requests + 1,
      peak: Math.max(peak, this.#seen.length),
      refused,
      failed,
    };
    const [oldest] = this.#answered;
    if (this.#answered.length >= rateLimit) {
      this.#rate = { ...this.#rate, refused: refused + 1 };
      throw new TooManyRequests(Math.ceil(((oldest ?? now) + SECOND - now) / SECOND));
    }
    this.#answered.push(now);
    if (failures > 0 && this.#random() < failures) {
      this.#rate = { ...this.#rate, failed: failed + 1 };
      throw new ServiceUnavailable();
    }
  }
}

/** Counts every call that needs a key, from servers and from the SDK. Preflights need none and are answered earlier. */
export function limiting(meter: Meter): RequestHandler {
  return (_request, _response, next) => {
    meter.count();
    next();
  };
}

/** Mulberry32: small, and random enough to choose the requests that fail. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
