/** Every encoding in which a secret may be written, and a search for secrets in all files of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';

interface Encoding {
  /** Texts that contain the secret. */
  readonly write: (secret: string) => readonly string[];
  /** The part of the text that depends only on the secret; absent: all. */
  readonly find?: (secret: string) => readonly string[];
}

const each = (text: string, write: (code: number) => string): string =>
  Array.from(text, (character) => write(character.charCodeAt(0))).join('');
const hex = (code: number): string => code.toString(16).padStart(2, '0');
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const PLACES = [0, 1, 2];

/** Base64 of the secret at each possible offset, with text before and after it. */
const inBase64 = (secret: string): string[] =>
  PLACES.map((before) => encoded(`${' '.repeat(before)}${secret} and more`));

/** The characters of it that depend on the secret alone. */
const ofBase64 = (secret: string): string[] =>
  PLACES.map((before) =>
    encoded(' '.repeat(before) + secret).slice(
      Math.ceil((before * 4) / 3),
      Math.floor(((before + secret.length) * 4) / 3),
    ),
  );

const toUrl = (form: string): string => form.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const ENCODINGS: Readonly<Record<string, Encoding>> = {
  plain: { write: (secret) => [secret, `Bearer ${secret}`] },
  'upper case': { write: (secret) => [secret.toUpperCase()] },
  base64: {
    write: (secret) => [
      ...inBase64(secret),
      `Bearer ${encoded(secret)}`,
      `Basic ${encoded(`user:${secret}`)}`,
    ],
    find: ofBase64,
  },
  base64url: {
    write: (secret) => inBase64(secret).map(toUrl),
    find: (secret) => ofBase64(secret).map(toUrl),
  },
  'base64 on wrapped lines': {
    write: (secret) => [encoded(`${secret} and more`).replaceAll(/.{16}/g, '$&\n')],
    find: ofBase64,
  },
  'base64 within base64': {
    write: (secret) => [encoded(encoded(secret))],
    find: (secret) => [encoded(encoded(secret)).replace(/.{0,3}=*$/, '')],
  },
  hex: {
    write: (secret) => [
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('hex').toUpperCase(),
    ],
  },
  percent: {
    write: (secret) => [
      each(secret, (code) => `%${hex(code)}`),
      each(secret, (code) => `%${hex(code).toUpperCase()}`),
    ],
  },
  'JSON escapes': { write: (secret) => [each(secret, (code) => `\\u00${hex(code)}`)] },
  'HTML escapes': {
    write: (secret) => [each(secret, (code) => `&#${code};`), each(secret, (code) => `&#x${hex(code)};`)],
  },
  'wrapped lines': { write: (secret) => [secret.replace(/^.{8}/, '$&\r\n ')], find: (secret) => [secret] },
};

/** Texts that contain a secret, in all encodings. */
export function inAllEncodings(secret: string): string[] {
  return Object.values(ENCODINGS).flatMap(({ write }) => write(secret));
}

/** @returns file, kind and encoding of each secret found; archives are unpacked */
export function search(folder: string, secrets: ReadonlyMap<string, string>): string[] {
  return textsIn(folder).flatMap(([name, text]) => {
    // escapes within JSON, and wrapped lines
    const simple = text.replaceAll('\\\\', '\\').replaceAll(/(?:(?:\\r)?\\n|\r?\n) ?/g, '');
    return [...secrets].flatMap(([secret, kind]) =>
      Object.entries(ENCODINGS).flatMap(([encoding, { write, find = write }]) =>
        find(secret).some((form) => text.includes(form) || simple.includes(form))
          ? [`${name}: ${kind} (${encoding})`]
          : [],
      ),
    );
  });
}

/**
 * A code of three digits occurs everywhere by chance. @returns the files in which the code was typed, or is the
 * value of a security code member
 */
export function searchCode(folder: string, code: string): string[] {
  const named = new RegExp(
    `(?:\\b(?:fill|type|cvv|cvc|value|text)|security.?code)[\\\\"'\`:= (]{1,12}${code}(?!\\d)`,
    'i',
  );
  return textsIn(folder).flatMap(([name, text]) => {
    const found = named.exec(text)?.[0];
    return found === undefined ? [] : [`${name}: ${found}`];
  });
}

/** Names and texts of all files. */
function textsIn(folder: string): [name: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => unpacked(relative(folder, path), readFileSync(path)));
}

function unpacked(name: string, bytes: Uint8Array): [name: string, text: string][] {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('PK\u0003\u0004')) return [[name, `${name}\n${text}`]];
  return Object.entries(unzipSync(bytes)).flatMap(([entry, content]) =>
    unpacked(`${name} › ${entry}`, content),
  );
}
