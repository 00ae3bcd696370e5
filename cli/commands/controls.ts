/** `npm run controls [-- FAULT…]`: every fault, each with the run without it beside; prints the kill matrix. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultDials, runOwn, titled } from '../own-run.ts';
import { ROOT } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';

export async function controls(
  words: readonly string[],
  { DR_DIALECT }: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  // faults belong to the fixture shop and the embedded provider: the default dials but for the dialect
  const settings = defaultDials({ DR_DIALECT });
  const { code, interrupted } = await runOwn({
    project: 'controls',
    faults: true,
    settings,
    words: titled(words),
    // who is stranded by a fault waits, and needs no processor meanwhile
    workers: 2 * Math.max(2, availableParallelism()),
  });
  if (interrupted) return 3;
  if (words.length > 0 && isEmpty())
    throw new UsageError(
      `no fault's title holds ${words.join(' or ')}: the faults are in tests/controls/faults, a title is such as "shop reuses-checkout-after-409 trips ORD-02 (creditCard, api-errors-at-order)".`,
    );
  return code === 0 ? 0 : 1;
}

function isEmpty(): boolean {
  const { passed, failed } = JSON.parse(
    readFileSync(join(ROOT, 'reports/out/controls/counts.json'), 'utf8'),
  ) as Readonly<Record<'passed' | 'failed', number>>;
  return passed + failed === 0;
}
