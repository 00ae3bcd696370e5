/** The catalogue of payment methods: every JSON file in `contract/methods/`, validated when it is read. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Dialect, EntryError, Method, type Wire } from './method.ts';

const FOLDER = join(import.meta.dirname, 'methods');
/** Environment variable with a folder of further entries, for this process and its child processes; set by `--catalogue`. */
export const FURTHER = 'CONFORMANCE_CATALOGUE';

/**
 * Reads one method entry.
 * @throws EntryError naming the file and every member that is wrong.
 */
function readMethod(file: string): Method {
  const result = Method.safeParse(parsed(file));
  if (!result.success)
    throw new EntryError(`${file} is not a method entry:\n${z.prettifyError(result.error)}`);
  const { id } = result.data.wire;
  if (basename(file, '.json') !== id)
    throw new EntryError(`${file} contains the method ${id}: rename the file to ${id}.json`);
  return result.data;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new EntryError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Reads all entries of some folders, in the order of their file names.
 * @throws EntryError if a folder cannot be read, an entry is wrong, or two entries describe the same method.
 */
function readCatalogue(folders: readonly string[] = [FOLDER]): Method[] {
  const all = folders.flatMap((folder) => entriesIn(folder).map((name) => readMethod(join(folder, name))));
  const twice = all.find(({ wire }, index) => all.findIndex((other) => other.wire.id === wire.id) !== index);
  if (twice) throw new EntryError(`${twice.wire.id} is described twice in ${folders.join(' and ')}`);
  return all;
}

function entriesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    throw new EntryError(`${folder} is not a folder that contains method entries`);
  }
}

const further = process.env[FURTHER];
export const methods: readonly Method[] = readCatalogue([FOLDER, ...(further ? [further] : [])]);

/** Those that a dialect documents. */
export function methodsIn(dialect: Dialect): Method[] {
  return methods.filter(({ wire }) => wire.dialects.includes(dialect));
}

/** @throws Error for an unknown method; it lists the known ones. */
export function methodById(id: string): Method {
  const method = methods.find(({ wire }) => wire.id === id);
  if (!method)
    throw new Error(
      `There is no method ${id}. Known methods: ${methods.map(({ wire }) => wire.id).join(', ')}`,
    );
  return method;
}

export type { Method, Wire };
