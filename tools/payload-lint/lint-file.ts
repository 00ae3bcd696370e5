/** Reads one file, or standard input, and judges every payload in it. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Wire } from '../../contract/method.ts';
import { findPayloads, type FoundPayload, marksOf } from './find.ts';
import { type FoundInHar, readHar } from './har.ts';
import { type Linted, lintPayload } from './judge.ts';
import { Unreadable } from './json-scanner.ts';

const MOST_BYTES = 256 * 1024 * 1024;

export interface LintedPayload extends Linted {
  /** Index in `log.entries` of a HAR, from 0. */
  readonly entry?: number;
  readonly request?: string;
  /** Where the payload stands: in the file, or in the body of the request. */
  readonly path: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

export interface LintedFile {
  /** As it was given; `-` is standard input. */
  readonly file: string;
  readonly payloads: readonly LintedPayload[];
  /** What could not be read, a line each. */
  readonly problems: readonly string[];
}

export interface FileOptions {
  readonly wires: readonly Wire[];
  readonly withSession: boolean;
}

export async function lintFile(file: string, options: FileOptions): Promise<LintedFile> {
  try {
    return { file, ...lintBytes(await bytesOf(file), options) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { file, payloads: [], problems: [error.message] };
  }
}

/** @throws Unreadable where nothing in it can be judged */
export function lintBytes(bytes: Buffer, options: FileOptions): Omit<LintedFile, 'file'> {
  const text = plain(bytes);
  const marks = marksOf(options.wires);
  const har = readHar(text, marks);
  const found: readonly (FoundPayload | FoundInHar)[] = har?.found ?? findPayloads(text, marks, true);
  const problems = har?.problems ?? [];
  // silence would pass for a clean file
  if (found.length === 0 && problems.length === 0)
    throw new Unreadable(
      har
        ? 'holds no createSource payload in any of its requests'
        : 'is neither a HAR nor a createSource payload, and holds none',
    );
  const payloads = found.map(({ payload, ...where }): LintedPayload => {
    return { ...where, ...lintPayload(payload, { ...options, recorded: 'entry' in where }) };
  });
  return { payloads, problems };
}

/** The file's text without the mark some programs begin it with. @throws Unreadable where it is none */
function plain(bytes: Buffer): Buffer {
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if ((text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff))
    throw new Unreadable('is written in UTF-16: save it as UTF-8');
  if (text.length === 0) throw new Unreadable('is empty');
  if (text.includes(0) || !isUtf8(text)) throw new Unreadable('is no text in UTF-8');
  return text;
}

/** @throws Unreadable where there is no such file, or it is too large */
async function bytesOf(file: string): Promise<Buffer> {
  try {
    if (file === '-') return await drained(process.stdin);
    const facts = await stat(file);
    if (facts.isDirectory()) throw new Unreadable('is a folder');
    if (!facts.isFile()) return await drained(createReadStream(file));
    if (facts.size > MOST_BYTES) throw tooLarge();
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Unreadable('is not there');
    if (code !== undefined) throw new Unreadable(`cannot be opened (${code})`);
    throw error;
  }
}

async function drained(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MOST_BYTES) throw tooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts, size);
}

function tooLarge(): Unreadable {
  return new Unreadable(`is larger than ${MOST_BYTES / 1024 / 1024} MB`);
}
