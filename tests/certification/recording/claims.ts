/**
 * Tells the tap what a browser shows of a shop that hands no token on, so that the calls of its back end join the test:
 * ids of what the SDK used or made, and whatever may be an id in the answers of the shop's server.
 */
import type { TapClient } from '../../../harness/tap-client.ts';

/** Members by which the SDK's calls name a session or a source. */
const IDS: readonly string[] = ['paymentSessionId', 'sessionId', 'sourceId'];
/** Shorter words are no ids; more of one answer are not told. */
const WORD = /[\w-]{10,}/g;
const MOST_WORDS = 2_000;

export class Claims {
  readonly #tap: TapClient;
  readonly #told = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(tap: TapClient) {
    this.#tap = tap;
  }

  /** Arguments, a request or an answer of the SDK's. */
  ofSdk(value: unknown): void {
    const { id } = (value ?? {}) as { id?: unknown };
    this.#tell([...(typeof id === 'string' ? [id] : []), ...namedIn(value)], []);
  }

  /** What the shop's server told its page: only that of which somebody is looked for is of use to the tap. */
  ofShop(text: string): void {
    this.#tell([], (text.match(WORD) ?? []).slice(0, MOST_WORDS));
  }

  /** Everything is told. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #tell(ids: readonly string[], words: readonly string[]): void {
    const news = (all: readonly string[]): string[] =>
      [...new Set(all)].filter((one) => !this.#told.has(one));
    const claim = { ids: news(ids), words: news(words) };
    if (claim.ids.length + claim.words.length === 0) return;
    for (const one of claim.ids) this.#told.add(one);
    // a tap that is gone is noticed by the test itself
    const telling: Promise<void> = this.#tap
      .claim(claim)
      .catch(() => undefined)
      .then(() => void this.#underWay.delete(telling));
    this.#underWay.add(telling);
  }
}

function namedIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'string' ? (IDS.includes(name) ? [member] : []) : namedIn(member),
  );
}
