/** `npm run sdk [-- WORD…]`: the embedded SDK's own tests, on a bare page of another origin. */
import { codeOf, runOwnTests } from '../own-tests.ts';

export async function sdk(words: readonly string[]): Promise<number> {
  return codeOf(await runOwnTests(['sdk'], [], { words }));
}
