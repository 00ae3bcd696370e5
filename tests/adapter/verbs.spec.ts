/** `npm run adapter:check`: runs each verb of the shop's adapter once, and says what works. */
import { methodById } from '../../contract/catalogue.ts';
import { SHOP_VERBS } from '../../contract/shop-verbs.ts';
import { type PreflightRow, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { expect, test } from '../certification/fixtures.ts';
import { World } from '../certification/world.ts';
import { ABILITY_VERBS, ABILITY_WALKS, OPTIONAL_VERBS, pays, toTry, type Walk, WALKS } from './walks.ts';
import { VerbLog, WalkEnded } from './verb-log.ts';

test('each verb of the adapter does what it is for', async ({ run, adapter, browser }, testInfo) => {
  test.setTimeout(900_000 * run.timeoutFactor);
  const [first, ...others] = toTry(run.methods.map(methodById));
  const log = new VerbLog();
  const walks: { walk: Walk; method: typeof first }[] = [
    ...WALKS.map((walk) => ({ walk, method: first })),
    ...others.map((method) => ({ walk: pays, method })),
    ...run.shopAbilities.map((ability) => ({ walk: ABILITY_WALKS[ability], method: first })),
  ];
  if (others.length === 0) log.leaves(['leavesPortal'], 'none of the tested methods leads to a portal');
  for (const { walk, method } of walks) {
    if (!method) continue;
    const world = await World.open({ run, browser, method, adapter });
    try {
      await walk(world, log);
    } catch (error) {
      if (!(error instanceof WalkEnded)) throw error;
    } finally {
      await world.close();
    }
  }
  const rows: PreflightRow[] = log.rows(
    [...SHOP_VERBS, ...run.shopAbilities.flatMap((ability) => ABILITY_VERBS[ability])],
    OPTIONAL_VERBS,
  );
  await testInfo.attach(ROWS_ATTACHMENT.name, {
    body: JSON.stringify(rows),
    contentType: ROWS_ATTACHMENT.contentType,
  });
  expect(rows.filter(({ state }) => state === 'fail')).toEqual([]);
});
