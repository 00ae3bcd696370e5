/** A sample of the drills, quick ones; `npm run drills` runs all of them. */
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { drillTap } from '../drills/drill-tap.ts';
import { startHostileProvider } from '../drills/hostile-provider.ts';

for (const name of ['flood', 'gzip-bomb', 'levels-200000', 'lone-surrogate-in-a-secret'] as const)
  drillTap(name);

test('an unreachable provider gets only one probe for all callers', async () => {
  const provider = await startHostileProvider('closes-at-once');
  const servers = await startServers(
    parseSettings({
      DR_PROVIDER: 'sandbox',
      DR_API_URL: provider.url,
      DR_JS_URL: `${provider.url}/sdk.js`,
      DR_CSS_URL: `${provider.url}/sdk.css`,
      DR_PUBLIC_KEY: 'pk_test_1',
      DR_SECRET_KEY: 'sk_test_1',
      // another shop makes no calls by itself
      DR_SHOP: 'custom',
      DR_SHOP_URL: 'http://127.0.0.1:9',
      DR_SHOP_ADAPTER: import.meta.filename,
    }),
    { faults: false },
  );
  const tap = new TapClient(servers.at.tapUrl ?? '', servers.runKey, 'gone');
  try {
    expect(await tap.health()).toEqual({ reachable: true });
    await fetch(`${servers.at.tapUrl}/checkouts`).then((answer) => answer.arrayBuffer());
    const before = provider.asked();
    const all = await Promise.all([tap.health(), tap.health()]);
    for (const health of [...all, await tap.health()])
      expect(health).toEqual({ reachable: false, error: 'ECONNRESET' });
    expect(provider.asked() - before).toBe(1);
  } finally {
    await servers.stop();
    await provider.close();
  }
});
