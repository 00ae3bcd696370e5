/**
 * Checks a sandbox before a run: a refused key or a wrong address is a mistake in the settings, not a failure of the shop. A
 * sandbox that is unreachable or answers 5xx gives a note only; the run reports the outage.
 */
import { Dialect } from '../../contract/method.ts';
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { rateLimitOf } from '../../harness/settings.ts';
import type { Settings } from '../../harness/settings-schema.ts';
import { HARNESS_APPLICATION } from '../../harness/tap-client.ts';
import { type Answer, ask, type Call } from './ask.ts';

/** Tolerated difference of clocks, in seconds: the Date header has whole seconds, and the answer takes some time. */
const SAME_TIME = 30;
/** Documented errors. */
const ERROR: Readonly<Record<Dialect, RegExp>> = {
  'digital-river-api': /"errors"\s*:\s*\[/,
  'commerce-api': /"errors"\s*:\s*\{/,
};
const TOKENS = /"(?:access|refresh)_token"\s*:\s*"([^"\\]{4,})"/g;

export async function sandboxRows(settings: Settings): Promise<PreflightRow[]> {
  const [keys, script, style] = await Promise.all([
    keyRows(settings),
    served('SDK script', 'DR_JS_URL', settings.DR_JS_URL),
    served('SDK style sheet', 'DR_CSS_URL', settings.DR_CSS_URL),
  ]);
  return [...keys, script, style, rateRow(settings)];
}

async function keyRows(settings: Settings): Promise<PreflightRow[]> {
  const door = doorOf(settings);
  if (!door)
    return [
      {
        state: 'note',
        what: 'Keys',
        found: 'not checked: the harness does not know how your shop gets its tokens',
      },
    ];
  const answer = await ask(door.call);
  return [keyRow(door.setting, settings, answer), ...versionRows(settings, answer), ...clockRows(answer)];
}

function keyRow(setting: string, { DR_API_URL, DR_DIALECT }: Settings, answer: Answer): PreflightRow {
  const what = 'Keys';
  if ('error' in answer)
    return { state: 'note', what, found: `not tried, ${DR_API_URL}: ${answer.error}`, ...adviceOf(answer) };
  const { status } = answer;
  if (status === 401 || status === 403)
    return {
      state: 'fail',
      what,
      found: `${setting} is not accepted by ${DR_API_URL}: it answers ${status}.`,
      how: 'Set the test key of this sandbox.',
    };
  // an outage of the target, which may be temporary
  if (status === 429 || status >= 500)
    return { state: 'note', what, found: `${DR_API_URL} answers ${status}` };
  if (status === 404) {
    const how = 'Correct DR_API_URL or DR_DIALECT.';
    const spoken = Dialect.options.find((dialect) => ERROR[dialect].test(answer.body));
    if (spoken === undefined)
      return { state: 'note', what, found: `${DR_API_URL} answers 404 without a documented error`, how };
    if (spoken !== DR_DIALECT)
      return {
        state: 'fail',
        what,
        found: `${DR_API_URL} answers as the ${spoken}, not ${DR_DIALECT}.`,
        how,
      };
  }
  const issued = [...answer.body.matchAll(TOKENS)].flatMap(([, token]) => token ?? []);
  return { state: 'ok', what, found: `${setting} is accepted`, issued };
}

function versionRows({ DR_API_VERSION, DR_DIALECT }: Settings, answer: Answer): PreflightRow[] {
  if (DR_DIALECT !== 'digital-river-api' || 'error' in answer || answer.status >= 429) return [];
  const isRefused = answer.status === 400 && /version/i.test(answer.body);
  return [
    isRefused
      ? {
          state: 'fail',
          what: 'API version',
          found: `DR_API_VERSION ${DR_API_VERSION} is refused: the API answers 400 and names the version.`,
          how: 'Set a version that this account may use.',
        }
      : { state: 'ok', what: 'API version', found: `${DR_API_VERSION} is not refused` },
  ];
}

/** A wrong clock falsifies the age of webhooks and expiry times, but no call is refused because of it. */
function clockRows(answer: Answer): PreflightRow[] {
  const theirs = 'error' in answer || answer.date === null ? Number.NaN : Date.parse(answer.date);
  if (Number.isNaN(theirs)) return [];
  const seconds = Math.round((Date.now() - theirs) / 1_000);
  const found = `this machine is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}`;
  return Math.abs(seconds) <= SAME_TIME
    ? [{ state: 'ok', what: 'Clock', found }]
    : [
        {
          state: 'note',
          what: 'Clock',
          found,
          how: 'Set the clock of this machine: the harness judges ages and expiry times by this clock.',
        },
      ];
}

/** One read-only call with the dialect's documented authentication; absent: no such call is known. */
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
  // it is unknown how another shop gets its tokens
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

/** Without a key: a browser loads the SDK without authorization. */
async function served(
  what: string,
  setting: 'DR_JS_URL' | 'DR_CSS_URL',
  url: string | undefined,
): Promise<PreflightRow> {
  const answer = await ask({ url: url ?? '' });
  // a query may contain a token
  const [shown = ''] = (url ?? '').split(/[?#]/);
  if ('error' in answer)
    return { state: 'note', what, found: `${shown}: ${answer.error}`, ...adviceOf(answer) };
  const { status } = answer;
  // 429 and 5xx are outages of the target, which may be temporary
  if (status >= 300 && status < 500 && status !== 429)
    return {
      state: 'fail',
      what,
      found: `${setting} is wrong: ${shown} answers ${status}.`,
      how: `Correct ${setting}.`,
    };
  return { state: status < 300 ? 'ok' : 'note', what, found: `${shown} answers ${status}` };
}

function adviceOf({ how }: { readonly how?: string }): Pick<PreflightRow, 'how'> {
  return how === undefined ? {} : { how };
}

function rateRow(settings: Settings): PreflightRow {
  const limit = rateLimitOf(settings);
  const unset = settings.DR_RATE_LIMIT === undefined ? ' (default; set DR_RATE_LIMIT to change it)' : '';
  return {
    state: 'ok',
    what: 'Rate limit',
    found: limit === undefined ? 'none' : `at most ${limit} requests a second${unset}`,
  };
}
