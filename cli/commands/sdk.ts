/** `npm run sdk [-- WORD…]`: the embedded SDK's own tests, on a bare page of another origin. */
import { runOwnTests, titled } from '../own-tests.ts';

export async function sdk(words: readonly string[]): Promise<number> {
  return (await runOwnTests(['sdk'], titled(words))).code;
}
