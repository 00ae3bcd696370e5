/** Masks secrets in zip files, mainly Playwright's traces. Screenshots are removed, because they could show typed text. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Scrubber } from './scrubber.ts';

/** In a blob report only. */
const MESSAGES = 'report.jsonl';
const PICTURE = /\.(?:jpe?g|png|webp|gif|webm|mp4)$/i;
/** Bodies of requests and responses are separate files: they are read first, to learn their secrets. */
const BODY = /\.json$/i;

export function scrubZip(bytes: Uint8Array, scrubber: Scrubber): Uint8Array {
  const own = scrubber.fork();
  const all = unzipSync(bytes);
  // the pictures of a blob report are attachments, made with the fields covered
  const entries = Object.entries(all).filter(([name]) => MESSAGES in all || !PICTURE.test(name));
  for (const [name, content] of entries) if (BODY.test(name)) learn(own, content);
  const scrubbed = entries.map(([name, content]): [string, Uint8Array] => [
    own.text(name),
    isZip(content)
      ? scrubZip(content, own)
      : isText(content)
        ? strToU8(own.document(strFromU8(content)))
        : content,
  ]);
  return zipSync(Object.fromEntries(scrubbed), { level: 6 });
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Whether the bytes are text: valid UTF-8 without an early NUL byte. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 8_000).includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function learn(scrubber: Scrubber, content: Uint8Array): void {
  try {
    scrubber.learn(JSON.parse(strFromU8(content)));
  } catch {
    // not JSON: masked as text
  }
}
