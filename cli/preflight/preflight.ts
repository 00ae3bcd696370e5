/** The checks before the servers of a run are used. The default (reference shop, embedded provider) needs none. */
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { UsageError } from '../../harness/settings.ts';
import type { Settings } from '../../harness/settings-schema.ts';
import { terminal } from '../../reports/terminal/paint.ts';
import { preflightTable } from '../../reports/terminal/preflight.ts';
import { sandboxRows } from './sandbox.ts';
import { shopRows, webhookRow } from './shop.ts';

export async function preflightRows(settings: Settings): Promise<PreflightRow[]> {
  const sandbox = settings.DR_PROVIDER === 'sandbox';
  const custom = settings.DR_SHOP === 'custom';
  const rows = await Promise.all([
    sandbox ? sandboxRows(settings) : [],
    custom ? shopRows(settings) : sandbox ? webhookRow(settings).then((row) => [row]) : [],
  ]);
  return rows.flat();
}

/**
 * Prints the table.
 * @returns the tokens that the checks were given, to be masked
 * @throws UsageError with one line for each check that failed
 */
export async function assertReady(settings: Settings): Promise<readonly string[]> {
  const rows = await preflightRows(settings);
  if (rows.length === 0) return [];
  const { write, paint } = terminal(process.stdout, process.env);
  write(`Before the first scenario:\n${preflightTable(rows, paint)}`);
  const failed = rows.filter(({ state }) => state === 'fail');
  if (failed.length > 0)
    throw new UsageError(failed.map(({ found, how }) => [found, how].join(' ')).join('\n'));
  return rows.flatMap(({ issued = [] }) => issued);
}
