/** Searches all files of a run, including packed ones, for known secrets. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { type Masker, TOKEN } from '../../harness/masking.ts';
import { EARLIER } from '../../harness/run-folder.ts';
import { scrubBytes } from './result.ts';
import type { Scrubber } from './scrubber.ts';
import { isZip } from './zip.ts';

export interface Leak {
  /** Path below the folder; `archive.zip › entry` for a packed file. */
  readonly file: string;
  /** Kinds of secret, never their values. */
  readonly kinds: readonly string[];
}

/**
 * @param folder a folder or a file, which may be missing; files of earlier runs are skipped, because those runs
 * have searched them
 */
export function leaks(folder: string, masker: Masker): Leak[] {
  return filesOfRun(folder).flatMap((path) => leaksIn(relative(folder, path), contentOf(path), masker));
}

/** Masks the files with a secret that became known after they were written. */
export function maskLeaks(folder: string, scrubber: Scrubber): void {
  for (const path of filesOfRun(folder)) {
    const bytes = contentOf(path);
    const clean = leaksIn('', bytes, scrubber.masker).length > 0 ? scrubBytes(bytes, scrubber) : undefined;
    if (clean) writeFileSync(path, clean);
  }
}

/** Empty if another run has removed the file meanwhile: both may use the same folder for their temporary files. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (existsSync(path)) throw error;
    return Buffer.alloc(0);
  }
}

function filesOfRun(folder: string): string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder)
    .filter((name) => name !== EARLIER)
    .flatMap((name) => filesBelow(join(folder, name)));
}

function leaksIn(file: string, bytes: Uint8Array, masker: Masker): Leak[] {
  if (isZip(bytes)) {
    try {
      return Object.entries(unzipSync(bytes)).flatMap(([entry, content]) =>
        leaksIn(`${file} › ${entry}`, content, masker),
      );
    } catch {
      // an invalid archive is read as a plain file
    }
  }
  const text = Buffer.from(bytes).toString('utf8');
  const kinds = [...new Set([...kindsIn(file, masker), ...kindsIn(text, masker)])];
  return kinds.length === 0 ? [] : [{ file: masker.text(file), kinds }];
}

/** Kinds of secret in a text. The text is not masked again, because that would add new tokens. */
function kindsIn(text: string, masker: Masker): string[] {
  const masked = masker.text(text);
  if (masked === text) return [];
  const before = tokens(text);
  return [...tokens(masked)].flatMap(([kind, number]) => (number > (before.get(kind) ?? 0) ? [kind] : []));
}

function tokens(text: string): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [, kind = ''] of text.matchAll(TOKEN)) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return numbers;
}

function filesBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) return [folder];
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    // a folder below it was removed while it was read
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return existsSync(folder) ? filesBelow(folder) : [];
  }
}
