/** A source as the API shows it: to servers, to the SDK, and inside a checkout or an order. */
import { decimal } from '../payment/money.ts';
import type { SourceRecord } from '../state/records.ts';

/** For servers: numeric amount, `paymentSessionId`. */
export function restSource(source: SourceRecord): Record<string, unknown> {
  const { origin, attachedTo } = source;
  const session = (attachedTo ?? origin)?.session;
  return {
    id: source.id,
    clientSecret: source.clientSecret,
    createdTime: source.createdTime,
    updatedTime: source.updatedTime,
    ...(session ? { paymentSessionId: session.id } : {}),
    ...(source.customer ? { customerId: source.customer.id } : {}),
    ...common(source),
    ...(source.amount === undefined ? {} : { amount: source.amount }),
    liveMode: false,
  };
}

/** For the SDK: the amount as a string, `sessionId`, and client data. */
export function sdkSource(source: SourceRecord): Record<string, unknown> {
  const { amount, currency, origin } = source;
  return {
    clientId: 'conformance',
    channelId: 'embedded',
    liveMode: false,
    id: source.id,
    ...(origin ? { sessionId: origin.session.id } : {}),
    clientSecret: source.clientSecret,
    ...common(source),
    ...(source.state === 'requires_action' ? { nextAction: challengeOf(source) } : {}),
    ...(amount === undefined ? {} : { amount: currency ? decimal(amount, currency) : String(amount) }),
    creationIp: source.creationIp,
    createdTime: source.createdTime,
    updatedTime: source.updatedTime,
    language: source.language,
  };
}

/** The action that the SDK must take before the source can be charged. */
export function challengeOf({ id, clientSecret }: SourceRecord): Record<string, unknown> {
  return { action: 'challenge_shopper', data: { sourceId: id, sourceClientSecret: clientSecret } };
}

/** Inside a checkout or an order, without the secret. */
export function attachedSource(source: SourceRecord, amount: number): Record<string, unknown> {
  return { id: source.id, ...common(source), amount };
}

function common(source: SourceRecord): Record<string, unknown> {
  const { wire, owner, redirect } = source;
  const addresses = redirect && {
    redirectUrl: redirect.redirectUrl,
    returnUrl: redirect.returnUrl,
    ...(redirect.cancelUrl === undefined ? {} : { cancelUrl: redirect.cancelUrl }),
    offline: false,
  };
  return {
    type: wire.type,
    flow: wire.flow,
    state: source.state,
    reusable: source.customer !== undefined,
    ...(source.currency === undefined ? {} : { currency: source.currency }),
    ...(owner ? { owner } : {}),
    ...source.kept,
    ...(addresses ? { redirect: addresses } : {}),
    ...(source.expirationTime === undefined ? {} : { expirationTime: source.expirationTime }),
    [wire.type]: source.details,
  };
}
