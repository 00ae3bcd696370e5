/** Store credit in API responses: alone, and inside a checkout or an order. */
import type { CreditRecord } from '../state/records.ts';

export function restCredit(credit: CreditRecord): Record<string, unknown> {
  const { id, clientSecret, createdTime, updatedTime, origin } = credit;
  return {
    id,
    clientSecret,
    createdTime,
    updatedTime,
    paymentSessionId: origin.session.id,
    ...common(credit),
    liveMode: false,
  };
}

/** Without the secret. */
export function attachedCredit(credit: CreditRecord): Record<string, unknown> {
  return { id: credit.id, ...common(credit) };
}

function common({ origin, amount, state, owner, upstreamId }: CreditRecord): Record<string, unknown> {
  return {
    type: 'customerCredit',
    flow: 'standard',
    state,
    reusable: false,
    currency: origin.request.currency,
    amount,
    ...(owner ? { owner } : {}),
    ...(upstreamId === undefined ? {} : { upstreamId }),
    customerCredit: {},
  };
}
