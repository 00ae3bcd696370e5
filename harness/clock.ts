/** Whether the system's clock was set meanwhile. Durations are measured by a clock that cannot be set, moments by the system's. */

/** Milliseconds by which both clocks may differ without anybody having set one. */
const TOLERANCE = 2_000;

export class ClockWatch {
  readonly #difference = ClockWatch.#now();

  static #now(): number {
    return Date.now() - performance.now();
  }

  /** Seconds by which the clock was set, or the machine slept; undefined where it was not. */
  get jump(): number | undefined {
    const milliseconds = ClockWatch.#now() - this.#difference;
    return Math.abs(milliseconds) > TOLERANCE ? Math.round(milliseconds / 1_000) : undefined;
  }
}
