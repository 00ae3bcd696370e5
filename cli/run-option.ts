/** `--run FOLDER`, for commands that use the reports of an earlier run. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LAST_FULL, REPORTS, shownPath } from '../harness/reports-folder.ts';
import { UsageError } from '../harness/settings.ts';
import { parseOptions } from '../harness/parse-options.ts';

/** @throws UsageError if an option is unknown */
export function runOption(words: readonly string[]): string | undefined {
  return parseOptions({ args: [...words], options: { run: { type: 'string' } } }).values.run;
}

/**
 * @param named folder of a run; absent: the folder of the last full run
 * @throws UsageError if there is no full run; it names the last partial run
 */
export function folderOfRun(named: string | undefined): string {
  const out = named === undefined ? LAST_FULL : resolve(named);
  if (existsSync(join(out, 'certification.json'))) return out;
  if (named !== undefined)
    throw new UsageError(`${named} contains no certification.json. Run npm run certify first.`);
  const runs = join(REPORTS, 'runs');
  const last = existsSync(runs)
    ? readdirSync(runs)
        .sort()
        .findLast((name) => existsSync(join(runs, name, 'certification.json')))
    : undefined;
  throw new UsageError(
    last === undefined
      ? 'There is no run yet. Run npm run certify first.'
      : `There is no full run yet. The last partial run: --run ${shownPath(join(runs, last))}`,
  );
}
