/**
 * Limits for data that others send: how much is read, kept and shown. They are far above the answers of a
 * payment API; a target that exceeds a limit is broken or malicious, and must not stop the harness.
 */
export const LIMITS = {
  /** Bytes read of one message, after decompression. A longer message counts as no answer. */
  readBytes: 8_000_000,
  /** Characters kept of one body in an exchange, and of one page's text. */
  storedCharacters: 256_000,
  /** Characters of bodies that the tap stores, per test and for all tests; the rest is dropped. */
  storedCharactersPerTest: 16_000_000,
  storedCharactersInAll: 100_000_000,
  /** Characters searched for secrets in a document and in one answer to the shop's scripts. */
  scannedCharacters: 4_000_000,
  /** Bytes that one test reads of all answers to the shop's scripts. */
  scannedBytesPerTest: 64_000_000,
  /** Characters of a message, an expectation or a value in a report. */
  shownCharacters: 2_000,
  /** Undocumented values (drift) reported per test. */
  driftEntries: 50,
  /** Maximum depth of JSON that is parsed; deeper JSON is kept as text. */
  jsonLevels: 200,
  /** Milliseconds that the tap waits for a complete answer of the provider or the shop. */
  answerMilliseconds: 15_000,
  /** Milliseconds that a test waits for a complete answer to its own call. */
  callMilliseconds: 30_000,
  /** Milliseconds for a call to the tap itself, which may wait because of the rate limit. */
  controlMilliseconds: 60_000,
  /** If a story broke off and the target did not answer for this many milliseconds, the target is the cause. */
  unansweredMilliseconds: 8_000,
} as const;

/** A message exceeds the size limit. */
export class TooLarge extends RangeError {
  override readonly name = 'TooLarge';
  readonly code = 'TOO_LARGE';

  constructor(limit: number) {
    super(`a message must have at most ${limit} bytes, but this message is longer`);
  }
}

/**
 * Reads a whole message.
 * @throws TooLarge beyond the limit: the stream is then ended
 */
export async function readAll(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Parses JSON; other text, and JSON beyond the depth limit, stays text; undefined for an empty body. */
export function parseBody(text: string | undefined): unknown {
  if (!text) return undefined;
  if (isTooDeep(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Brackets within strings are counted as well: no message of a payment API has that many. */
export function isTooDeep(text: string): boolean {
  if (text.length <= LIMITS.jsonLevels) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    // [ and {, ] and }
    if (character === 0x5b || character === 0x7b) depth += 1;
    else if (character === 0x5d || character === 0x7d) depth -= 1;
    if (depth > LIMITS.jsonLevels) return true;
  }
  return false;
}

export interface StoredBody {
  readonly body?: unknown;
  /** Number of characters of the whole body, of which only the first ones were kept. */
  readonly truncatedFrom?: number;
}

/** The part of a body that is kept. @param length length of the whole body, if the text is only its beginning */
export function storedBody(text: string | undefined, length = text?.length ?? 0): StoredBody {
  if (!text) return {};
  if (length <= LIMITS.storedCharacters) return { body: parseBody(text) };
  return { body: text.slice(0, LIMITS.storedCharacters), truncatedFrom: length };
}

/** Text for a report; a text that is too long is cut, with a note. */
export function shown(text: string): string {
  const { shownCharacters } = LIMITS;
  if (text.length <= shownCharacters) return text;
  return `${text.slice(0, shownCharacters)}… (truncated at ${shownCharacters} of ${text.length} characters)`;
}
