/**
 * Which tests use a shop at the same time that hands no token on. Several, as long as each of its calls is known to belong
 * to one of them; once one is not, the run goes on with one test at a time.
 */
export class Turns {
  /** By name, with the time at which each ends by itself: the worker that had it may have died. */
  readonly #until = new Map<string, number>();
  readonly #ended: (turn: string) => void;
  #isShared = true;

  /** @param ended is told of each turn that is over */
  constructor(ended: (turn: string) => void) {
    this.#ended = ended;
  }

  /** @returns whether the test may begin now */
  take(turn: string, seconds: number): boolean {
    const now = performance.now();
    for (const [other, until] of this.#until) if (until <= now) this.give(other);
    if (!this.#isShared && this.#until.size > 0) return false;
    this.#until.set(turn, now + seconds * 1_000);
    return true;
  }

  give(turn: string): void {
    this.#until.delete(turn);
    this.#ended(turn);
  }

  /** Nobody can say to which of the tests that run a call belongs. */
  oneAtATime(): void {
    this.#isShared = false;
  }
}
