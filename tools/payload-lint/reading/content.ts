/** Recognizes the content of a file: a HAR, JSON, or JSON in a wrapper. */
import { isUtf8 } from 'node:buffer';
import type { Wire } from '../../../contract/method.ts';
import { type Findings, findIn, type Found } from './find.ts';
import { type FoundInHar, readHar } from './har.ts';
import { Malformed, Unreadable } from './json-scanner.ts';
import { contentOf, LOG_PREFIX, WRITE_JSON } from './texts.ts';

export interface Content extends Findings {
  readonly found: readonly (Found | FoundInHar)[];
  readonly problems: readonly string[];
  readonly isHar: boolean;
}

/** Binary files, recognized by their first bytes. */
const PACKED: readonly (readonly [what: string, begin: readonly number[]])[] = [
  ['is compressed (gzip): unpack it first', [0x1f, 0x8b]],
  ['is compressed (zstd): unpack it first', [0x28, 0xb5, 0x2f, 0xfd]],
  ['is a zip archive: unpack it first', [0x50, 0x4b]],
];
const ROOT = { lone: true, creation: false, response: false };

/** @throws Unreadable if nothing in it can be read */
export function contentOfFile(bytes: Buffer, wires: readonly Wire[]): Content {
  const text = plain(bytes);
  const head = text.toString('latin1', 0, 1_000).trimStart();
  try {
    const wrapped = /^[{[]/.test(head) && !LOG_PREFIX.test(head) ? undefined : contentOfText(text, wires);
    if (wrapped) return wrapped;
    const har = readHar(text, wires);
    if (har) return { ...har, isHar: true };
    const { found, made, unread } = findIn(text, wires, ROOT);
    return { found, made, unread, problems: [], isHar: false };
  } catch (error) {
    if (error instanceof Unreadable && isNewlineDelimited(text))
      throw new Unreadable(
        'contains several JSON values, one per line: put them into a list, or lint them one by one',
      );
    if (error instanceof Malformed) throw new Unreadable(`${error.message}. ${WRITE_JSON}`);
    throw error;
  }
}

/**
 * JSON in a form, a function call, a multipart body or a string.
 * @returns undefined if there is none
 */
function contentOfText(text: Buffer, wires: readonly Wire[]): Content | undefined {
  const { documents, unread } = contentOf(text.toString());
  if (documents.length === 0 && unread.length === 0) return undefined;
  const all = documents.map((document) => findIn(Buffer.from(document), wires, { ...ROOT, texts: 1 }));
  return {
    found: all.flatMap(({ found }) => found),
    made: all.flatMap(({ made }) => made),
    unread: [...unread.map((reason) => `the file ${reason}`), ...all.flatMap((one) => one.unread)],
    problems: [],
    isHar: false,
  };
}

/**
 * The file's text without byte order mark.
 * @throws Unreadable if it is not text
 */
function plain(bytes: Buffer): Buffer {
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if ((text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff))
    throw new Unreadable('is written in UTF-16: save it as UTF-8');
  const packed = PACKED.find(([, begin]) => begin.every((byte, index) => text[index] === byte));
  if (packed) throw new Unreadable(packed[0]);
  if (text.length === 0) throw new Unreadable('is empty');
  if (text.includes(0) || !isUtf8(text)) throw new Unreadable('is not UTF-8 text');
  return text;
}

/** Several lines, each with its own JSON value. */
function isNewlineDelimited(text: Buffer): boolean {
  const lines = text
    .toString('utf8', 0, 2_000_000)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [head, next] = lines;
  const isValue = (line: string | undefined): boolean => line !== undefined && /^[{[].*[}\]]$/.test(line);
  return isValue(head) && isValue(next);
}
