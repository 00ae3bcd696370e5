/** `npm run sdk [-- TITLE…]`: the embedded SDK's own tests, on a bare page of another origin. */
import { runOwn, titled } from '../own-run.ts';

export async function sdk(words: readonly string[]): Promise<number> {
  return (await runOwn({ project: 'sdk', faults: true, words: titled(words) })).code;
}
