/** `npm run record`: plays every rule with and without a fault, and keeps what was recorded as data of the unit tests. */
import { DIALECTS } from '../../contract/method.ts';
import { UsageError } from '../../harness/settings.ts';
import { ownSpec } from '../own-tests.ts';
import { runPlaywright } from '../playwright.ts';

const ARGUMENTS = ['--config=tests/own/record/playwright.config.ts', '--workers=2'];

/** @param args dialects to record; none given: all */
export async function record(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !(DIALECTS as readonly string[]).includes(arg));
  if (unknown !== undefined)
    throw new UsageError(`"${unknown}" is not a dialect. Dialects: ${DIALECTS.join(', ')}.`);
  for (const dialect of args.length > 0 ? args : DIALECTS) {
    const run = await ownSpec({ DR_DIALECT: dialect });
    const { code } = await runPlaywright({ runs: { certification: run, own: run }, args: ARGUMENTS });
    if (code !== 0) return 1;
  }
  return 0;
}
