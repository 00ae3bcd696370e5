/** Detects that the system clock was changed during a run. Durations use a monotonic clock, times of day the system clock. */

/** Tolerated difference of both clocks, in milliseconds. */
const TOLERANCE = 2_000;

export class ClockWatch {
  readonly #difference = ClockWatch.#now();

  static #now(): number {
    return Date.now() - performance.now();
  }

  /** Seconds by which the clock was changed, or the machine slept; undefined if neither happened. */
  get jump(): number | undefined {
    const milliseconds = ClockWatch.#now() - this.#difference;
    return Math.abs(milliseconds) > TOLERANCE ? Math.round(milliseconds / 1_000) : undefined;
  }
}
