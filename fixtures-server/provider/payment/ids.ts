/** Identifiers and secrets. */
import { randomInt, randomUUID } from 'node:crypto';

export function now(): string {
  return new Date().toISOString();
}

export function clientSecretOf(id: string): string {
  return `${id}_${randomUUID()}`;
}

/** Unique numbers that do not look consecutive: steps through all numbers with a step size coprime to their count. */
export class Numbers {
  #next = randomInt(1_000_000_000);

  /** A number with exactly this many digits, at most 12: a longer one could look like a card number. */
  digits(length: 10 | 12): string {
    const count = 9 * 10 ** (length - 1);
    this.#next += 1;
    return String(10 ** (length - 1) + ((this.#next * 1_299_709) % count));
  }
}
