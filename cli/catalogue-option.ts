/** `--catalogue FOLDER`: further method entries, for a command and every process it starts. */
import { resolve } from 'node:path';
import { UsageError } from '../harness/settings.ts';

/** Same name as in `contract/catalogue.ts`, which must not be loaded before the folder is known. */
const FURTHER = 'CONFORMANCE_CATALOGUE';
const OPTION = '--catalogue';

/**
 * Writes the folder to the environment.
 * @returns the words of the command line without the option
 * @throws UsageError when no folder is named
 */
export function withCatalogue(words: readonly string[]): string[] {
  const at = words.findIndex((word) => word === OPTION || word.startsWith(`${OPTION}=`));
  const word = words[at];
  if (word === undefined) return [...words];
  const folder = word === OPTION ? words[at + 1] : word.slice(OPTION.length + 1);
  if (!folder || folder.startsWith('--'))
    throw new UsageError(`${OPTION} needs a folder that contains method entries, one JSON file each.`);
  process.env[FURTHER] = resolve(folder);
  return words.toSpliced(at, word === OPTION ? 2 : 1);
}
