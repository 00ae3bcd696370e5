/** `npm run example -- [variants|defects|mistakes|odd-pages|workers] [WORD…]`: the tests with the example shop. */
import { codeOf, runOwnTests } from '../own-tests.ts';
import { didYouMean } from '../../harness/did-you-mean.ts';
import { UsageError } from '../../harness/settings.ts';

const FILES: readonly string[] = ['variants', 'defects', 'mistakes', 'odd-pages', 'workers'];

export async function example(words: readonly string[]): Promise<number> {
  const [part, ...titles] = words;
  if (part !== undefined && !FILES.includes(part))
    throw new UsageError(`npm run example has no part "${part}". ${didYouMean(part, FILES)}`);
  const files = part === undefined ? [] : [`tests/own/example/${part}.spec.ts`];
  const end = await runOwnTests(['example'], [...files, '--workers=2'], {
    words: titles,
    config: 'tests/own/example',
  });
  return codeOf(end);
}
