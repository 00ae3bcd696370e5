/**
 * The tap forwards webhooks from the provider to the shop. It can also send them again with changes, like an
 * attacker.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplayedSignature } from '../../harness/exchange.ts';
import type { Delivery } from './test-log.ts';

const SIGNATURE = 'digitalriver-signature';
/** Headers that are not credentials; any other header may contain credentials. */
const ANYBODY_SENDS = ['content-type', 'accept', 'accept-language', 'user-agent'];

/** How a recorded webhook is changed before it is sent again. */
export interface Replay {
  /** Id of the recorded delivery. */
  readonly exchange: string;
  readonly signature: ReplayedSignature;
  /** Members of the event that are replaced. */
  readonly change?: Readonly<Record<string, unknown>>;
}

/**
 * Whether a delivery is signed with the secret; `unknown` if the tap never saw the secret.
 * @param known whether the provider uses the signature algorithm of the embedded provider, because no document
 * describes the algorithm
 */
export function signatureOf(
  delivery: Delivery,
  secrets: readonly string[],
  known: boolean,
): 'valid' | 'invalid' | 'missing' | 'unknown' {
  const header = delivery.headers[SIGNATURE];
  if (!header) return 'missing';
  if (secrets.length === 0) return 'unknown';
  const [timestamp = '', ...signatures] = header.split(/,\s*/);
  const right = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.${delivery.body}`).digest();
    return signatures.some((signature) => {
      const given = Buffer.from(signature, 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
  });
  if (right) return 'valid';
  return known ? 'invalid' : 'unknown';
}

/**
 * The address to which a webhook is sent. An attacker knows the address, but not the user name and password in
 * it.
 * @param replay the change of the signature; absent for a genuine webhook
 */
export function addressFor(address: string, replay: ReplayedSignature | undefined): URL {
  const url = new URL(address);
  if (replay === undefined || replay === 'none') return url;
  url.username = '';
  url.password = '';
  return url;
}

/**
 * The delivery as an attacker sends it: without any credentials; a repeated genuine webhook keeps its
 * credentials.
 */
export function forged(delivery: Delivery, { signature, change }: Replay): Delivery {
  const body = change
    ? JSON.stringify({ ...(JSON.parse(delivery.body) as object), ...change })
    : delivery.body;
  if (signature === 'none') return { headers: delivery.headers, body };
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).filter(([name]) => ANYBODY_SENDS.includes(name)),
  );
  if (signature === 'wrong') {
    const [timestamp = ''] = (delivery.headers[SIGNATURE] ?? '').split(/,\s*/);
    headers[SIGNATURE] = `${timestamp}, ${createHmac('sha256', 'forged').update(body).digest('base64')}`;
  }
  return { headers, body };
}
