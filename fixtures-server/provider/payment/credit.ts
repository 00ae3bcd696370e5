/** Store credit: secondary sources, created by the merchant's server and attached next to a primary source or alone. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Conflict, InvalidParameter } from '../errors.ts';
import type { CheckoutRecord, CreditRecord } from '../state/records.ts';
import { checkForms, type AddressRequest } from './addresses.ts';
import { OwnerRequest } from './create-source.ts';
import { clientSecretOf, now } from './ids.ts';
import { round } from './money.ts';
import { creditOf, totalsOf } from './totals.ts';

export const CreditRequest = z.looseObject({
  type: z.literal('customerCredit', 'must be customerCredit: other sources are made by the SDK'),
  paymentSessionId: z.string(),
  amount: z.number().positive(),
  customerCredit: z.looseObject({}),
  upstreamId: z.string().max(1_000).optional(),
  owner: OwnerRequest.optional(),
});
type CreditRequest = z.output<typeof CreditRequest>;

/** The currency comes from the checkout, and so does the owner if the request has none. */
export function createCredit(context: Context, request: CreditRequest): CreditRecord {
  const origin = context.store.checkoutOfSession(request.paymentSessionId);
  if (!origin) throw new InvalidParameter('paymentSessionId', 'There is no such payment session.');
  const owner = request.owner ?? ownerOf(origin);
  const id = randomUUID();
  const time = now();
  const credit: CreditRecord = {
    id,
    clientSecret: clientSecretOf(id),
    createdTime: time,
    updatedTime: time,
    amount: round(request.amount, origin.request.currency),
    origin,
    state: 'chargeable',
    ...(owner ? { owner } : {}),
    ...(request.upstreamId === undefined ? {} : { upstreamId: request.upstreamId }),
  };
  context.store.credits.set(id, credit);
  return credit;
}

/**
 * Attaches credit. The amount of a reusable primary source is reduced; a single-use one has a fixed amount.
 * @throws Conflict if session, credit or amount do not allow it
 */
export function attachCredit(checkout: CheckoutRecord, credit: CreditRecord): void {
  const { order, spent, primary, credits, request } = checkout;
  if (order || spent || (primary && !primary.source.customer)) {
    throw new Conflict('session_update_not_allowed', 'The payment session takes no other source now.');
  }
  if (credit.state !== 'chargeable' || credits.includes(credit)) {
    throw new Conflict('source_status_invalid_for_session', 'The state of the source rules it out.');
  }
  const { total } = totalsOf(request);
  const left = round(total - creditOf(checkout), request.currency);
  if (credit.amount > left) {
    throw new Conflict('session_source_amount_too_large', 'The credit is more than what is left to pay.');
  }
  checkForms((credit.owner?.address ?? {}) as AddressRequest);
  checkout.credits = [...credits, credit];
  checkout.updatedTime = now();
  if (!primary) return;
  const amount = round(left - credit.amount, request.currency);
  checkout.primary = { source: primary.source, amount };
  primary.source.amount = amount;
}

/** Detaches credit from its checkout permanently. A reusable primary source then pays more. */
export function detachCredit(checkout: CheckoutRecord, credit: CreditRecord): void {
  if (checkout.order || checkout.spent) {
    throw new Conflict('session_update_not_allowed', 'The payment session can no longer change.');
  }
  const { primary, request } = checkout;
  checkout.credits = checkout.credits.filter((attached) => attached !== credit);
  checkout.updatedTime = now();
  cancelCredit(credit);
  if (!primary?.source.customer) return;
  const amount = round(totalsOf(request).total - creditOf(checkout), request.currency);
  checkout.primary = { source: primary.source, amount };
  primary.source.amount = amount;
}

export function cancelCredit(credit: CreditRecord): void {
  credit.state = 'cancelled';
  credit.updatedTime = now();
}

function ownerOf({ request }: CheckoutRecord): Record<string, unknown> | undefined {
  const { billTo } = request;
  if (!billTo) return undefined;
  const [first = '', ...rest] = (billTo.name ?? '').trim().split(/\s+/);
  return {
    firstName: first,
    lastName: rest.join(' '),
    ...(billTo.email === undefined ? {} : { email: billTo.email }),
    ...(billTo.address === undefined ? {} : { address: billTo.address }),
  };
}
