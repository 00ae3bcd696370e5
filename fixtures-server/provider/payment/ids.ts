/** Identifiers and secrets. */
import { randomInt, randomUUID } from 'node:crypto';

export function now(): string {
  return new Date().toISOString();
}

export function clientSecretOf(id: string): string {
  return `${id}_${randomUUID()}`;
}

/** Unique numbers that do not look counted: a walk over all of them in steps that share no factor with their count. */
export class Numbers {
  #next = randomInt(1_000_000_000);

  /** A number of exactly so many digits, at most 12: longer ones could pass for a card number. */
  digits(length: 10 | 12): string {
    const count = 9 * 10 ** (length - 1);
    this.#next += 1;
    return String(10 ** (length - 1) + ((this.#next * 1_299_709) % count));
  }
}
