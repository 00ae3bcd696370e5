/** Reads one file, or standard input, and checks every payload in it. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Wire } from '../../contract/method.ts';
import { lint, type Linted } from './judge.ts';
import { type Content, contentOfFile } from './reading/content.ts';
import { Unreadable } from './reading/json-scanner.ts';

const MOST_BYTES = 256 * 1024 * 1024;

export interface LintedPayload extends Linted {
  /** Index in `log.entries` of a HAR, from 0. */
  readonly entry?: number;
  readonly request?: string;
  /** Position of the payload in the file, or in the body of the request. */
  readonly path: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

export interface LintedFile {
  /** Name as given; `-` is standard input. */
  readonly file: string;
  readonly payloads: readonly LintedPayload[];
  /** Parts that could not be read, one line each. */
  readonly problems: readonly string[];
  /** Positions of created sources: they are not payloads and are not checked. */
  readonly made: readonly string[];
  /** Parts that may contain a payload and were not read, one line each. */
  readonly unread: readonly string[];
}

export interface FileOptions {
  readonly wires: readonly Wire[];
  readonly withSession: boolean;
}

export async function lintFile(file: string, options: FileOptions): Promise<LintedFile> {
  try {
    return { file, ...lintBytes(await bytesOf(file), options) };
  } catch (error) {
    return { file, ...NOTHING, problems: [problemOf(error)] };
  }
}

/** Checks the content of a file. Never throws: unreadable content is reported. */
export function lintBytes(bytes: Buffer, options: FileOptions): Omit<LintedFile, 'file'> {
  try {
    return lintContent(contentOfFile(bytes, options.wires), options);
  } catch (error) {
    return { ...NOTHING, problems: [problemOf(error)] };
  }
}

function lintContent(content: Content, options: FileOptions): Omit<LintedFile, 'file'> {
  const { found, made, unread, problems, isHar } = content;
  const payloads = found.map(({ kind, value, recorded, ...where }): LintedPayload => {
    return { ...where, ...lint(kind, value, { ...options, recorded }) };
  });
  // without a message, the file would look correct
  const empty =
    payloads.length === 0 && problems.length === 0
      ? [made.length > 0 ? ONLY_MADE : isHar ? NONE_IN_HAR : NO_PAYLOAD]
      : [];
  return { payloads, problems: [...problems, ...empty], made, unread };
}

const NOTHING = { payloads: [], made: [], unread: [] };
const ONLY_MADE = 'contains no createSource payload, only sources that were created already';
const NONE_IN_HAR = 'contains no createSource payload in any of its requests';
const NO_PAYLOAD = 'is neither a HAR nor a createSource payload, and contains none';

/** @throws errors that the file did not cause */
function problemOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  throw error;
}

/** @throws Unreadable if the file does not exist or is too large */
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
    if (code === 'ENOENT') throw new Unreadable('does not exist');
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
