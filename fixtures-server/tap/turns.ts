/**
 * Limits the tests that use a shop in parallel if the shop does not pass the token on. Several run as long as each call can be
 * assigned to one of them; after the first unassigned call, one test runs at a time.
 */
export class Turns {
  /** Turns by name, with the time at which each expires, because the worker may have died. */
  readonly #until = new Map<string, number>();
  readonly #ended: (turn: string) => void;
  #isShared = true;

  /** @param ended called when a turn is over */
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

  /** A call could not be assigned to one of the running tests: from now on, one test runs at a time. */
  oneAtATime(): void {
    this.#isShared = false;
  }
}
