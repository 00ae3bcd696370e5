/**
 * Secrets that one test of a run has learnt, for masking the artifacts of all tests, because a provider may
 * repeat them to another test. There may be thousands, too many for one regular expression. So texts are
 * searched with the algorithm of Wu and Manber: blocks of a few characters decide how far the search may skip.
 */
import { lower, type Range } from './encodings.ts';

/**
 * Shorter secrets, and secrets that look like a word, also occur with another meaning: only the test that
 * learnt them masks them.
 */
const RANDOM = /^(?=.*\d)(?=.*[a-z])\S{12,8192}$/i;
/** Maximum number of secrets, so that no provider can fill the memory. */
const MOST = 20_000;
/** The search finds a secret by its first characters: this many. */
const START = 8;
/** The search looks at this many characters at once, to see how far it may skip. */
const BLOCK = 4;
const FARTHEST = START - BLOCK + 1;
const BLOCKS = 2 ** 18;

interface Form<Kind> {
  readonly form: string;
  readonly value: string;
  readonly kind: Kind;
}

export class SharedSecrets<Kind extends string> {
  readonly #known = new Set<string>();
  readonly #skips = new Uint8Array(BLOCKS).fill(FARTHEST);
  readonly #byStart = new Map<string, Form<Kind>[]>();

  get size(): number {
    return this.#known.size;
  }

  /** @param forms all texts that contain the secret; texts that are too short are ignored */
  add({ kind, value }: { readonly kind: Kind; readonly value: string }, forms: readonly string[]): void {
    if (!RANDOM.test(value) || this.#known.has(value) || this.#known.size >= MOST) return;
    this.#known.add(value);
    for (const form of new Set(forms.map(lower)))
      if (form.length >= START) this.#index({ form, value, kind });
  }

  /** Where a text contains a known secret. If several secrets match at one position, only the longest match counts. */
  *matches(text: string): Generator<Range & { readonly kind: Kind; readonly value: string }> {
    if (this.#known.size === 0) return;
    let block = START - BLOCK;
    while (block <= text.length - BLOCK) {
      const skip = this.#skips[blockAt(text, block)] ?? 0;
      const found = skip === 0 ? this.#formAt(text, block - START + BLOCK) : undefined;
      if (found) {
        const start = block - START + BLOCK;
        yield { start, end: start + found.form.length, kind: found.kind, value: found.value };
        block += found.form.length;
      } else block += Math.max(skip, 1);
    }
  }

  #index(form: Form<Kind>): void {
    for (let at = 0; at <= START - BLOCK; at += 1) {
      const block = blockAt(form.form, at);
      this.#skips[block] = Math.min(this.#skips[block] ?? 0, START - BLOCK - at);
    }
    const start = form.form.slice(0, START);
    const others = this.#byStart.get(start) ?? [];
    this.#byStart.set(
      start,
      [...others, form].sort((a, b) => b.form.length - a.form.length),
    );
  }

  #formAt(text: string, at: number): Form<Kind> | undefined {
    return this.#byStart
      .get(lower(text.slice(at, at + START)))
      ?.find(({ form }) => lower(text.slice(at, at + form.length)) === form);
  }
}

/** A number for four characters, the same for upper and lower case. */
function blockAt(text: string, at: number): number {
  let block = 0;
  for (let index = at; index < at + BLOCK; index += 1)
    block = Math.imul(block, 67) + (text.charCodeAt(index) | 0x20);
  return block & (BLOCKS - 1);
}
