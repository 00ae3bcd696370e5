/** Made-up calls of a shop, and what a check says of them. */
import { methodById } from '../../contract/catalogue.ts';
import type { RuleId } from '../../contract/rules.ts';
import type { Exchange, SdkCall } from '../../harness/exchange.ts';
import { checks } from '../certification/checks/checks.ts';
import type { Finding } from '../certification/reading/finding.ts';
import { type ObservationInput, Observation, type Topic } from '../certification/reading/observation.ts';

export const SHOP = 'http://localhost:1';

let clock = 1_000;

/** A call of the shop's server; each begins after the one before. */
export function exchange(
  method: string,
  path: string,
  status: number,
  body: unknown = {},
  more: Partial<Exchange> & { sent?: unknown; took?: number } = {},
): Exchange {
  clock += 10;
  const { sent, took = 5, ...rest } = more;
  return {
    id: `x-${clock}`,
    sender: 'shop',
    startedAt: clock,
    finishedAt: clock + took,
    request: {
      method,
      url: `http://127.0.0.1:2${path}`,
      headers: {},
      ...(sent === undefined ? {} : { body: sent }),
    },
    response: { status, headers: {}, body },
    ...rest,
  };
}

/** What the check of a rule finds. */
export function judge(rule: RuleId, input: Partial<ObservationInput>, method = 'creditCard'): Finding {
  const check = checks[rule];
  if (!check) throw new Error(`no check judges ${rule}`);
  return check(seenOf(input, method));
}

export function seenOf(input: Partial<ObservationInput>, method = 'creditCard'): Observation<Topic> {
  const entry = methodById(method);
  const { owner, country, currency } = entry.wire.markets[0];
  return new Observation({
    dialect: 'digital-river-api',
    method: entry,
    shopper: { owner, country, currency, card: { number: '', expiry: '', securityCode: '' } },
    shopUrl: SHOP,
    publicKeyToken: '«publicKey:00000000»',
    exchanges: [],
    sdkCalls: [],
    navigations: [],
    visits: [],
    leaks: [],
    notes: {},
    ...input,
  });
}

/** The shop orders a checkout. */
export const order = (
  checkoutId: string,
  status: number,
  more: Parameters<typeof exchange>[4] = {},
): Exchange =>
  exchange(
    'POST',
    '/orders',
    status,
    { type: status === 409 ? 'conflict' : 'x', errors: [{ code: 'a_code', message: 'm' }] },
    { sent: { checkoutId }, ...more },
  );

/** A source whose portal is at an address. */
export const redirects = (redirectUrl: string): SdkCall => ({
  id: 's',
  method: 'createSource',
  args: [{ sessionId: 'p', payPal: { returnUrl: `${SHOP}/return`, cancelUrl: `${SHOP}/cancel` } }],
  at: 10,
  settledAt: 11,
  result: { source: { id: 's', redirect: { redirectUrl } } },
  page: SHOP,
});

/** The shop passes a payload to the SDK. */
export function asked(payload: object): SdkCall {
  clock += 10;
  return { id: `c-${clock}`, method: 'createSource', args: [payload], at: clock, page: `${SHOP}/pay` };
}
