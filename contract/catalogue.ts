/** The catalogue of payment methods: every JSON file in `contract/methods/`, validated when it is read. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Method, type Wire } from './method.ts';

const FOLDER = join(import.meta.dirname, 'methods');

/**
 * Reads one method entry.
 * @throws Error naming the file and every member that is wrong.
 */
export function readMethod(file: string): Method {
  const result = Method.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file} is not a method entry:\n${z.prettifyError(result.error)}`);
  const { id } = result.data.wire;
  if (basename(file, '.json') !== id) throw new Error(`${file} describes ${id}: name the file ${id}.json`);
  return result.data;
}

/** Reads all entries of a folder, in the order of their file names. */
export function readCatalogue(folder = FOLDER): Method[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readMethod(join(folder, name)));
}

export const methods: readonly Method[] = readCatalogue();

/** @throws Error when there is no such method: it lists those there are. */
export function methodById(id: string): Method {
  const method = methods.find(({ wire }) => wire.id === id);
  if (!method) throw new Error(`no method ${id}; known: ${methods.map(({ wire }) => wire.id).join(', ')}`);
  return method;
}

export type { Method, Wire };
