/** Searches all files of a run for secrets at the end, when all secrets of the run's tests are known. */
import type { Scrubber } from './scrubber.ts';
import { type Leak, leaks, maskLeaks } from './leaks.ts';
import type { TestScrubbers } from './test-scrubbers.ts';

/**
 * Masks secrets of one test in the data of other tests that ended before the secret was known.
 * @param rewrite masks the collected data and writes the reports again; called only after a match
 * @returns errors of the harness: secrets known from the start, or still present after masking
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
