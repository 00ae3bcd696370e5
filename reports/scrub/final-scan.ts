/** The last search for secrets in all files of a run, when everything that its tests learnt is known. */
import type { Scrubber } from './scrubber.ts';
import { type Leak, leaks, maskLeaks } from './leaks.ts';
import type { TestScrubbers } from './test-scrubbers.ts';

/**
 * Masks the secrets of one test that another received before they were known.
 *
 * @param rewrite masks what the reports are made of, and writes them again; called only after a find
 * @returns what is an error of the harness: known from the start, or left all the same
 */
export function finalScan(
  folders: readonly string[],
  scrubbers: Pick<TestScrubbers, 'ofAll' | 'ofSettings'>,
  rewrite: () => void,
): Leak[] {
  const search = ({ masker }: Scrubber): Leak[] => folders.flatMap((folder) => leaks(folder, masker));
  if (search(scrubbers.ofAll).length === 0) return [];
  const mistakes = search(scrubbers.ofSettings);
  for (const folder of folders) maskLeaks(folder, scrubbers.ofAll);
  rewrite();
  return [...mistakes, ...search(scrubbers.ofAll)];
}
