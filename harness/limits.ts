/**
 * What is read, kept and shown of what others send, in one place. The values are far above what a payment API answers; a
 * target that exceeds them is broken or malicious, and must not stop the harness.
 */
export const LIMITS = {
  /** Bytes of one message that are read, after decompression. A longer one counts as no answer. */
  readBytes: 8_000_000,
  /** Characters of one body that are kept in an exchange, and of one page's text. */
  storedCharacters: 256_000,
  /** Characters of bodies that the records of one test keep in the tap, and those of all tests; what is beyond is left out. */
  storedCharactersPerTest: 16_000_000,
  storedCharactersInAll: 100_000_000,
  /** Characters of a document, and of one answer to the shop's scripts, that are searched for secrets. */
  scannedCharacters: 4_000_000,
  /** Bytes of all answers to the shop's scripts that one test reads. */
  scannedBytesPerTest: 64_000_000,
  /** Characters of a message, an expectation or a value in a report. */
  shownCharacters: 2_000,
  /** Values that are unknown to the documents, per test. */
  driftEntries: 50,
  /** Levels of JSON that are followed; deeper text is kept as text. */
  jsonLevels: 200,
  /** Milliseconds that the tap waits for a whole answer of the provider or of the shop. */
  answerMilliseconds: 15_000,
  /** Milliseconds that a test waits for a whole answer to a call of its own. */
  callMilliseconds: 30_000,
  /** Milliseconds for a call of the tap itself, which may wait for its turn at the provider. */
  controlMilliseconds: 60_000,
  /** Milliseconds without an answer after which a story that broke off was kept waiting by the target. */
  unansweredMilliseconds: 8_000,
} as const;

/** A message is larger than is read of one. */
export class TooLarge extends RangeError {
  override readonly name = 'TooLarge';
  readonly code = 'TOO_LARGE';

  constructor(limit: number) {
    super(`expected at most ${limit} bytes, actual: more`);
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

/** JSON as its value, all else (also JSON that is too deep to be followed) as text; undefined where there is nothing. */
export function parseBody(text: string | undefined): unknown {
  if (!text) return undefined;
  if (isTooDeep(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Brackets within strings count as well: no message of a payment API has as many. */
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
  /** Characters of the whole body, of which only the first were kept. */
  readonly truncatedFrom?: number;
}

/** What is kept of a body. @param length characters of the whole, where the text is but its beginning */
export function storedBody(text: string | undefined, length = text?.length ?? 0): StoredBody {
  if (!text) return {};
  if (length <= LIMITS.storedCharacters) return { body: parseBody(text) };
  return { body: text.slice(0, LIMITS.storedCharacters), truncatedFrom: length };
}

/** Text for a report, cut where it is too long, with a note of it. */
export function shown(text: string): string {
  const { shownCharacters } = LIMITS;
  if (text.length <= shownCharacters) return text;
  return `${text.slice(0, shownCharacters)}… (truncated at ${shownCharacters} of ${text.length} characters)`;
}
