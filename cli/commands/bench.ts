/**
 * `npm run bench`: measures how much time and processor time the harness needs, compared with the same steps in
 * a plain Playwright test.
 */
import { UsageError } from '../../harness/settings.ts';
import { codeOf, runOwnTests } from '../own-tests.ts';
import { parseOptions } from '../../harness/parse-options.ts';

/** Read by tests/own/bench. */
const ROUNDS = 'BENCH_ROUNDS';
const METHODS = 'BENCH_METHODS';

export async function bench(args: readonly string[]): Promise<number> {
  const { rounds, methods } = optionsIn(args);
  if (rounds !== undefined) process.env[ROUNDS] = rounds;
  if (methods !== undefined) process.env[METHODS] = methods;
  return codeOf(await runOwnTests([], ['--config=tests/own/bench/playwright.config.ts', '--workers=1']));
}

/** @throws UsageError for an unknown option, or a value that is not a number */
function optionsIn(args: readonly string[]): { rounds?: string | undefined; methods?: string | undefined } {
  const { values } = parseOptions({
    args: [...args],
    options: { rounds: { type: 'string' }, methods: { type: 'string' } },
  });
  if (values.rounds !== undefined && !/^[1-9]\d*$/.test(values.rounds))
    throw new UsageError(`--rounds must be a number, 1 or more (it is "${values.rounds}").`);
  if (values.methods !== undefined && !/^[1-9]\d*(,[1-9]\d*)+$/.test(values.methods))
    throw new UsageError(
      `--methods must be two or more numbers, e.g. 10,55,100 (it is "${values.methods}").`,
    );
  return values;
}
