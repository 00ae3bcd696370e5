/** Checks of a custom shop, and of the webhook address of any shop, before a run. */
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { receivesWebhooks } from '../../harness/settings.ts';
import type { SettingName, Settings } from '../../harness/settings-schema.ts';
import { ask } from './ask.ts';

export async function shopRows(settings: Settings): Promise<PreflightRow[]> {
  const [reachable, webhooks] = await Promise.all([reachableRow(settings), webhookRow(settings)]);
  return [reachable, ...fixedRows(settings), webhooks];
}

async function reachableRow({ DR_SHOP_URL: url = '' }: Settings): Promise<PreflightRow> {
  const what = 'Shop';
  const answer = await ask({ url });
  const start = 'Start your shop, or correct DR_SHOP_URL.';
  if ('error' in answer)
    return {
      state: 'fail',
      what,
      found: `${url} cannot be reached: ${answer.error}`,
      how: answer.how ?? start,
    };
  const found = `${url} answers ${answer.status}`;
  return answer.status >= 500 ? { state: 'fail', what, found, how: start } : { state: 'ok', what, found };
}

/** Addresses and keys that a shop must be configured with before it is started. */
function fixedRows(settings: Settings): PreflightRow[] {
  const embedded = settings.DR_PROVIDER === 'embedded';
  const rows: readonly (readonly [
    what: string,
    names: readonly SettingName[],
    found: string,
    how: string,
  ])[] = [
    [
      'Tap',
      ['DR_TAP_PORT'],
      `http://${settings.DR_HOST}:${settings.DR_TAP_PORT}`,
      'Fix the port, e.g. DR_TAP_PORT=4610, and set the address of the API in your shop to this port.',
    ],
    ...(embedded
      ? ([
          [
            'Provider',
            ['DR_PROVIDER_PORT'],
            `http://${settings.DR_HOST}:${settings.DR_PROVIDER_PORT}`,
            "Fix the port, e.g. DR_PROVIDER_PORT=4600: your shop's pages load the SDK from there.",
          ],
          [
            'Keys',
            ['DR_PUBLIC_KEY', 'DR_SECRET_KEY'],
            'fixed by DR_PUBLIC_KEY, DR_SECRET_KEY',
            'Set both to the keys that your shop uses; any test keys are accepted (pk_test_…, sk_test_…).',
          ],
        ] as const)
      : []),
  ];
  return rows.map(([what, names, found, how]): PreflightRow => {
    const open = names.filter((name) => settings[name] === undefined || settings[name] === 0);
    return open.length === 0
      ? { state: 'ok', what, found }
      : {
          state: 'fail',
          what,
          found: `${open.join(' and ')} not set, so your shop cannot be configured with a fixed value.`,
          how,
        };
  });
}

/** @returns whether the address takes webhooks: it must refuse an unsigned call without an event, but not with 404 */
export async function webhookRow(settings: Settings): Promise<PreflightRow> {
  const what = 'Webhooks';
  const { DR_WEBHOOK_URL, DR_SHOP } = settings;
  if (!receivesWebhooks(settings))
    return {
      state: 'note',
      what,
      found: 'webhooks are not judged, because DR_WEBHOOK_URL is not set',
      how: `To judge webhooks, set DR_WEBHOOK_URL to ${
        DR_SHOP === 'custom'
          ? "the address of your shop that receives webhooks. The provider sends them to the tap's /__webhooks, and the tap forwards them."
          : "an address from which the sandbox reaches the tap's /__webhooks on this machine."
      }`,
    };
  if (DR_WEBHOOK_URL === undefined) return { state: 'ok', what, found: 'sent on this machine' };
  // without the credentials of the provider's own calls
  const address = Object.assign(new URL(DR_WEBHOOK_URL), { username: '', password: '' });
  const url = `${address.origin}${address.pathname}`;
  // the address leads to the tap, which is not started yet
  if (DR_SHOP === 'fixture') return { state: 'ok', what, found: `sent to ${url}` };
  const answer = await ask({
    url: address.href,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if ('error' in answer)
    return {
      state: 'fail',
      what,
      found: `${url} cannot be reached: ${answer.error}`,
      how: answer.how ?? 'Start your shop, or correct DR_WEBHOOK_URL.',
    };
  const found = `${url} answers ${answer.status} to a call without an event`;
  if (answer.status === 404 || answer.status === 405)
    return {
      state: 'fail',
      what,
      found,
      how: 'Correct DR_WEBHOOK_URL: this address does not receive webhooks.',
    };
  return { state: 'ok', what, found };
}
