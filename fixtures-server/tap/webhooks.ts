/** Webhooks pass the tap on their way from the provider to the shop, and can be sent again with changes, as a forger would. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplayedSignature } from '../../harness/exchange.ts';
import type { Delivery } from './log.ts';

const SIGNATURE = 'digitalriver-signature';

/** What is done to a recorded webhook before it is sent again. */
export interface Replay {
  /** Id of the recorded delivery. */
  readonly exchange: string;
  readonly signature: ReplayedSignature;
  /** Members of the event that are replaced. */
  readonly change?: Readonly<Record<string, unknown>>;
}

/**
 * Whether a delivery is signed with the secret; `unknown` when the tap never saw the secret.
 * @param known whether the provider signs as ours does: no document says how others do
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

/** The delivery as a forger sends it. */
export function forged(delivery: Delivery, { signature, change }: Replay): Delivery {
  const body = change
    ? JSON.stringify({ ...(JSON.parse(delivery.body) as object), ...change })
    : delivery.body;
  const headers = { ...delivery.headers };
  if (signature === 'missing') delete headers[SIGNATURE];
  if (signature === 'wrong') {
    const [timestamp = ''] = (headers[SIGNATURE] ?? '').split(/,\s*/);
    headers[SIGNATURE] = `${timestamp}, ${createHmac('sha256', 'forged').update(body).digest('base64')}`;
  }
  return { headers, body };
}
