/** Checks before the first scenario of a custom shop or a sandbox, those that need a browser. */
import { methodById } from '../../contract/catalogue.ts';
import { EVIDENCE_ATTACHMENT, type TestEvidence } from '../../contract/evidence.ts';
import type { Secret } from '../../harness/masking.ts';
import { type PreflightRow, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { seal } from '../../harness/sealing.ts';
import { expect, test } from '../certification/fixtures.ts';
import { World } from '../certification/world.ts';
import { keepPicture } from './picture.ts';
import { beginPurchase, type Found } from './purchase.ts';
import { offeredMethods } from './offered-methods.ts';

/** Number of methods that are tried before a failed purchase counts as a mistake of the adapter. */
const TRIES = 3;

test('the run can begin', async ({ run, adapter, browser }, testInfo) => {
  test.setTimeout(300_000 * run.timeoutFactor);
  const rows: PreflightRow[] = [];
  const learnt: Secret[] = [];
  if (run.provider === 'sandbox') rows.push(await offeredMethods({ run, adapter, browser }, learnt));
  if (run.shop === 'custom') {
    let found: Found | undefined;
    for (const id of run.methods.slice(0, TRIES)) {
      const method = methodById(id);
      const world = await World.open({ run, browser, method, adapter });
      try {
        found = await beginPurchase(world, method);
        if (found.row.what === 'Adapter') found = await withPicture(found, world);
      } finally {
        learnt.push(...world.secrets);
        await world.close();
      }
      if (found.isFinal) break;
    }
    if (found) rows.push(found.row);
  }
  const { name, contentType } = EVIDENCE_ATTACHMENT;
  // a provider may repeat them to the scenarios
  const left: TestEvidence = {
    evidence: [],
    exchanges: [],
    drift: [],
    environment: [],
    sealedSecrets: seal(learnt, run.runKey),
  };
  await testInfo.attach(name, { body: JSON.stringify(left), contentType });
  await testInfo.attach(ROWS_ATTACHMENT.name, {
    body: JSON.stringify(rows),
    contentType: ROWS_ATTACHMENT.contentType,
  });
  expect(rows.filter(({ state }) => state === 'fail')).toEqual([]);
});

async function withPicture(found: Found, { page, run }: World): Promise<Found> {
  const picture = await keepPicture(page, run.out, 'preflight');
  if (picture === undefined) return found;
  return { ...found, row: { ...found.row, found: `${found.row.found} Picture: ${picture}` } };
}
