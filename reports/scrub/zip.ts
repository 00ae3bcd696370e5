/** Scrubs zip files, Playwright's traces above all. Pictures in them would show what was typed and are left out. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Scrubber } from './scrubber.ts';

const PICTURE = /\.(?:jpe?g|png|webp|gif|webm|mp4)$/i;
/** Requests and answers are kept as files of their own; secrets are learnt from them first, for everything else. */
const BODY = /\.json$/i;

export function scrubZip(bytes: Uint8Array, scrubber: Scrubber): Uint8Array {
  const own = scrubber.fork();
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !PICTURE.test(name));
  for (const [name, content] of entries) if (BODY.test(name)) learn(own, content);
  const scrubbed = entries.map(([name, content]): [string, Uint8Array] => [
    own.text(name),
    isText(content) ? strToU8(own.document(strFromU8(content))) : content,
  ]);
  return zipSync(Object.fromEntries(scrubbed), { level: 6 });
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Whether bytes are text: no NUL among the first of them, and valid UTF-8. */
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
    // not JSON after all: scrubbed as text
  }
}
