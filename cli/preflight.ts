/**
 * What a sandbox says at the door: a key that it does not take, or an address at which there is nothing, is a mistake of
 * the settings, and no shop's. A sandbox that is out of reach or in trouble says nothing here; the run tells of it.
 */
import { type Settings, UsageError } from '../harness/settings.ts';
import { HARNESS_APPLICATION } from '../harness/tap-client.ts';

const PATIENCE_MS = 5_000;

interface Call {
  readonly url: string;
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams;
}

/** @throws UsageError naming the setting that is wrong */
export async function assertSandboxOpens(settings: Settings): Promise<void> {
  if (settings.DR_PROVIDER !== 'sandbox') return;
  await Promise.all([
    assertKeyTaken(settings),
    assertServed('DR_JS_URL', settings.DR_JS_URL),
    assertServed('DR_CSS_URL', settings.DR_CSS_URL),
  ]);
}

async function assertKeyTaken(settings: Settings): Promise<void> {
  const door = doorOf(settings);
  const status = door && (await statusOf(door.call));
  if (door && (status === 401 || status === 403))
    throw new UsageError(
      `${door.setting} is not accepted by ${settings.DR_API_URL}: it answers ${status}. Set the test key of this sandbox.`,
    );
}

/** One call that changes nothing, as the dialect's documents have it authenticated; absent: nobody knows of one. */
function doorOf({
  DR_DIALECT,
  DR_API_URL = '',
  DR_API_VERSION,
  DR_PUBLIC_KEY,
  DR_SECRET_KEY,
  DR_SHOPPER_TOKEN,
  DR_SHOP,
}: Settings): { setting: string; call: Call } | undefined {
  const headers = { 'digitalriver-version': DR_API_VERSION, 'upstream-application-id': HARNESS_APPLICATION };
  if (DR_DIALECT === 'digital-river-api')
    return {
      setting: 'DR_SECRET_KEY',
      call: {
        url: `${DR_API_URL}/checkouts/none-such`,
        headers: { ...headers, authorization: `Bearer ${DR_SECRET_KEY}` },
      },
    };
  if (DR_SHOPPER_TOKEN !== undefined)
    return {
      setting: 'DR_SHOPPER_TOKEN',
      call: {
        url: `${DR_API_URL}/v1/shoppers/me/carts/active`,
        headers: { ...headers, authorization: `bearer ${DR_SHOPPER_TOKEN}` },
      },
    };
  // how a shop of somebody else's gets its tokens is its own affair
  if (DR_SHOP === 'custom') return undefined;
  const pair = Buffer.from(`${DR_PUBLIC_KEY}:${DR_SECRET_KEY}`).toString('base64');
  return {
    setting: 'DR_PUBLIC_KEY with DR_SECRET_KEY',
    call: {
      url: `${DR_API_URL}/oauth20/token`,
      method: 'POST',
      headers: { ...headers, authorization: `Basic ${pair}` },
      body: new URLSearchParams({ grant_type: 'password' }),
    },
  };
}

/** Without any key: what a browser loads is nobody's to authorize. */
async function assertServed(setting: 'DR_JS_URL' | 'DR_CSS_URL', url: string | undefined): Promise<void> {
  const status = url === undefined ? undefined : await statusOf({ url });
  // 429 and 5xx are trouble of the target's own, and may pass
  if (status !== undefined && status >= 300 && status < 500 && status !== 429)
    throw new UsageError(`${setting} names nothing that is served: ${url} answers ${status}.`);
}

/** @returns undefined where there is no answer */
async function statusOf({ url, ...call }: Call): Promise<number | undefined> {
  try {
    // a key goes to the address that the settings name, and no further
    const redirect = call.headers ? 'error' : 'follow';
    const response = await fetch(url, { ...call, redirect, signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
