/**
 * The tap in front of a hostile provider, one behaviour at a time: every call ends in time, with an answer or a reason, and is
 * recorded; memory stays limited; no secret is in the record.
 */
import { expect, test } from '@playwright/test';
import { LIMITS } from '../../../harness/limits.ts';
import { Masker } from '../../../harness/masking.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER, testToken } from '../../../harness/test-token.ts';
// this drill tests the tap alone, without a run, so there is no URL through which it could be used
// oxlint-disable-next-line no-restricted-imports
import { startTap } from '../../../fixtures-server/tap/tap.ts';
import { type BehaviourName, BEHAVIOURS, startHostileProvider } from './hostile-provider.ts';

/** Slow failures take the tap's whole timeout; this is much longer, for a busy machine. */
const MOST_MILLISECONDS = 60_000;
const MOST_BYTES = 500_000_000;
const KEY = 'sk_test_0123456789abcdef';

/** Makes the test of one behaviour. */
export function drillTap(name: BehaviourName): void {
  const { expected } = BEHAVIOURS[name];
  test(`the tap gets ${expected === 'error' ? 'no answer' : 'an answer'} from a provider with ${name}`, async () => {
    test.setTimeout(2 * MOST_MILLISECONDS);
    const provider = await startHostileProvider(name);
    const tap = await startTap({
      host: '127.0.0.1',
      port: 0,
      apiUrl: provider.url,
      publicKey: 'pk_test_0123456789abcdef',
      secretKey: KEY,
      runKey: 'run-key-of-the-drill',
      signerKnown: false,
    });
    try {
      const began = performance.now();
      const response = await fetch(`${tap.url}/checkouts`, {
        method: 'POST',
        redirect: 'manual',
        headers: { authorization: `Bearer ${KEY}`, [TEST_TOKEN_HEADER]: testToken(name) },
        body: JSON.stringify({ note: Buffer.from(KEY).toString('base64') }),
      });
      // a shop cannot read a wrongly encoded answer, either
      await response.arrayBuffer().catch(() => undefined);
      expect(performance.now() - began).toBeLessThan(MOST_MILLISECONDS);
      expect(provider.asked()).toBeGreaterThan(0);
      const { exchanges } = await new TapClient(tap.url, 'run-key-of-the-drill', testToken(name)).exchanges();
      const [exchange] = exchanges;
      expect(exchanges).toHaveLength(1);
      expect(exchange?.error === undefined ? 'answer' : 'error', exchange?.error).toBe(expected);
      expect(response.status === 502 ? 'error' : 'answer').toBe(expected);
      const record = JSON.stringify(exchange);
      expect(record.length).toBeLessThan(3 * LIMITS.storedCharacters);
      const masker = new Masker('another');
      masker.add('secretKey', KEY);
      expect([...masker.kindsIn(record)]).toEqual([]);
      expect(record).not.toContain('0123456789abcdef');
      expect(process.memoryUsage.rss()).toBeLessThan(MOST_BYTES);
    } finally {
      await tap.close();
      await provider.close();
    }
  });
}
