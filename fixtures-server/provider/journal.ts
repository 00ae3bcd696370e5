/** The provider's own journal of its requests, by test token: tests compare it with the recordings. */
import { BoundedMap } from '../bounded-map.ts';

const MOST_TOKENS = 1_000;
const MOST_ENTRIES = 1_000;

export interface JournalEntry {
  /** Milliseconds since the epoch, when the request came. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which may contain a secret. */
  readonly path: string;
  readonly status: number;
}

export class Journal {
  readonly #entries = new BoundedMap<string, JournalEntry[]>(MOST_TOKENS);

  add(token: string, entry: JournalEntry): void {
    const entries = this.#entries.get(token) ?? [];
    if (entries.length === 0) this.#entries.set(token, entries);
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) entries.shift();
  }

  of(token: string): readonly JournalEntry[] {
    return this.#entries.get(token) ?? [];
  }
}
