/**
 * Detects that the system clock was changed during a run, or that this process was stopped. Durations use a monotonic clock, times
 * of day the system clock.
 */

/** Tolerated difference between the two clocks, in milliseconds. */
const TOLERANCE = 2_000;

const BEAT = 1_000;
/**
 * If the gap between two ticks is longer than this (milliseconds), timeouts may have expired only because the
 * process did not run.
 */
const STOPPED = 10_000;

export class ClockWatch {
  readonly #limit: number;
  readonly #timer: NodeJS.Timeout;
  #lastBeat = performance.now();
  #longestGap = 0;

  readonly #difference = ClockWatch.#now();

  static #now(): number {
    return Date.now() - performance.now();
  }

  /** @param limit milliseconds: a longer gap counts as a stop */
  constructor(limit = STOPPED) {
    this.#limit = limit;
    this.#timer = setInterval(() => this.#beat(), Math.min(BEAT, limit)).unref();
  }

  /** Stops watching the clock. */
  end(): void {
    clearInterval(this.#timer);
  }

  /** Seconds for which this process did not run (SIGSTOP, a frozen container or virtual machine); undefined if it always ran. */
  get stoppedFor(): number | undefined {
    this.#beat();
    return this.#longestGap > this.#limit ? Math.round(this.#longestGap / 1_000) : undefined;
  }

  #beat(): void {
    const now = performance.now();
    this.#longestGap = Math.max(this.#longestGap, now - this.#lastBeat);
    this.#lastBeat = now;
  }

  /** Seconds by which the clock was changed, or the machine slept; undefined if neither happened. */
  get jump(): number | undefined {
    const milliseconds = ClockWatch.#now() - this.#difference;
    return Math.abs(milliseconds) > TOLERANCE ? Math.round(milliseconds / 1_000) : undefined;
  }
}
