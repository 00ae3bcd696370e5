/**
 * For a shop that does not pass the test token on: reports ids seen in the browser to the tap, so that it can join the back end's
 * calls to the test. These are ids that the SDK used or made, and possible ids in the answers of the shop's server.
 */
import type { TapClient } from '../../../harness/tap-client.ts';

/** Members of the SDK's calls that contain the id of a session or a source. */
const IDS: readonly string[] = ['paymentSessionId', 'sessionId', 'sourceId'];
/** Shorter words are not ids; the number of ids per answer is limited. */
const WORD = /[\w-]{10,}/g;
const MOST_WORDS = 2_000;

export class Claims {
  readonly #tap: TapClient;
  readonly #told = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(tap: TapClient) {
    this.#tap = tap;
  }

  /** Arguments, a request or an answer of the SDK. */
  ofSdk(value: unknown): void {
    const { id } = (value ?? {}) as { id?: unknown };
    this.#tell([...(typeof id === 'string' ? [id] : []), ...namedIn(value)], []);
  }

  /** Possible ids in the answers of the shop's server: the tap only needs them while it has calls without a test. */
  ofShop(text: string): void {
    this.#tell([], (text.match(WORD) ?? []).slice(0, MOST_WORDS));
  }

  /** All ids are reported to the tap. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #tell(ids: readonly string[], words: readonly string[]): void {
    const news = (all: readonly string[]): string[] =>
      [...new Set(all)].filter((one) => !this.#told.has(one));
    const claim = { ids: news(ids), words: news(words) };
    if (claim.ids.length + claim.words.length === 0) return;
    for (const one of claim.ids) this.#told.add(one);
    // the test itself notices a stopped tap
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
