/** `npm run record`: plays rules with and without a fault, and saves the recordings as data for the unit tests. */
import { type Dialect, DIALECTS } from '../../contract/method.ts';
import { isRuleId, type RuleId } from '../../contract/rules.ts';
import { UsageError } from '../../harness/settings.ts';
import { codeOf, titled } from '../own-tests.ts';
import { planOwn } from '../plan-run.ts';
import { runPlaywright } from '../playwright.ts';

const ARGUMENTS = ['--config=tests/own/record/playwright.config.ts', '--workers=2'];

/** @param args dialects and rules to record; no dialect or no rule given: all of them */
export async function record(args: readonly string[]): Promise<number> {
  const { dialects, rules } = readRecordArguments(args);
  for (const dialect of dialects) {
    const run = await planOwn({ DR_DIALECT: dialect });
    const runs = { certification: run, own: run };
    const code = codeOf(await runPlaywright({ runs, args: [...ARGUMENTS, ...titled(rules)] }));
    if (code !== 0) return code;
  }
  return 0;
}

/** @throws UsageError if a word is neither a dialect nor a rule */
export function readRecordArguments(args: readonly string[]): {
  readonly dialects: readonly Dialect[];
  readonly rules: readonly RuleId[];
} {
  const dialects = DIALECTS.filter((dialect) => args.includes(dialect));
  const others = args.filter((arg) => !(DIALECTS as readonly string[]).includes(arg));
  const unknown = others.find((arg) => !isRuleId(arg));
  if (unknown !== undefined)
    throw new UsageError(
      `"${unknown}" is neither a dialect nor a rule. Dialects: ${DIALECTS.join(', ')}. Rules: ids such as ORD-07.`,
    );
  return { dialects: dialects.length > 0 ? dialects : DIALECTS, rules: others.filter(isRuleId) };
}
