/**
 * Checks which of the selected methods the sandbox offers: a method that it does not offer cannot pass any
 * scenario.
 */
import type { Browser } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import type { Secret } from '../../harness/masking.ts';
import type { PreflightRow } from '../../harness/preflight-row.ts';
import type { RunContext } from '../../harness/run.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { BareSdk } from '../certification/bare-sdk.ts';
import { World } from '../certification/world.ts';

const WHAT = 'Offered methods';
const ASK = 'retrieveAvailablePaymentMethods';

interface Fixtures {
  readonly run: RunContext;
  readonly browser: Browser;
  readonly adapter: ShopAdapter;
}

/**
 * Asks the SDK once for the market of each method.
 * @param learnt gets the secrets of the answers
 */
export async function offeredMethods(
  { run, browser, adapter }: Fixtures,
  learnt: Secret[],
): Promise<PreflightRow> {
  const planned = run.methods.map(methodById);
  const [first] = planned;
  if (!first) return { state: 'note', what: WHAT, found: 'no method is selected for judging' };
  const world = await World.open({ run, browser, method: first, adapter, bypassCsp: true });
  try {
    const markets = new Map(
      planned.map(
        ({
          wire: {
            markets: [{ country, currency }],
          },
        }) => [`${country} ${currency}`, { country, currency }],
      ),
    );
    const sdk = new BareSdk(world);
    await sdk.opens();
    await sdk.calls(...[...markets.values()].map((market) => [ASK, market] as const));
    const seen = await world.observe();
    const lists = seen.sdkCalls.filter(({ method }) => method === ASK).map(({ result }) => typesIn(result));
    const offered = new Set(lists.flat());
    if (offered.size === 0)
      return { state: 'note', what: WHAT, found: 'unknown, because the SDK listed no method for any market' };
    const missing = planned.filter(({ wire }) => !offered.has(wire.type)).map(({ wire }) => wire.id);
    const found = `${planned.length - missing.length} of ${planned.length} selected methods`;
    return missing.length === 0
      ? { state: 'ok', what: WHAT, found }
      : {
          state: 'note',
          what: WHAT,
          found: `${found}; not offered: ${missing.join(', ')}`,
          how: 'Exclude these methods with DR_METHODS, or ask the provider to enable them for your account.',
        };
  } catch (error) {
    if (error instanceof EnvironmentError) return { state: 'note', what: WHAT, found: error.message };
    // the sandbox may have an outage, or its SDK may differ: the scenarios will show this
    return { state: 'note', what: WHAT, found: `not known: ${reasonOf(error)}` };
  } finally {
    learnt.push(...world.secrets);
    await world.close();
  }
}

function typesIn(result: unknown): string[] {
  const { paymentMethods } = Object(result) as { paymentMethods?: unknown };
  return (Array.isArray(paymentMethods) ? paymentMethods : []).flatMap((one: unknown) => {
    const { type } = Object(one) as { type?: unknown };
    return typeof type === 'string' ? [type] : [];
  });
}

/** The first line of an error, without the names of Playwright's calls. */
function reasonOf(error: unknown): string {
  const [line = ''] = String(error).split('\n');
  return line.replace(/^(?:Error: |page\.\w+: )+/, '');
}
