/** Creates a source from the SDK's request. */
import { hostOf } from '../../../harness/hosts.ts';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Flow, Wire } from '../../../contract/wire.ts';
import type { Context } from '../context.ts';
import { InvalidParameter, MissingParameter } from '../errors.ts';
import type {
  CheckoutRecord,
  JsonObject,
  RedirectRecord,
  SourceRecord,
  SourceState,
} from '../state/records.ts';
import { isChallenged } from './challenge.ts';
import { fillDetails, memberOf } from './details.ts';
import { clientSecretOf, now } from './ids.ts';
import { isCurrency, round } from './money.ts';
import { creditOf, totalsOf } from './totals.ts';
import { demandMigrated } from './strict.ts';
import { effectOf } from './triggers.ts';

const DAYS_TO_PAY = 30;
const MILLISECONDS_A_DAY = 86_400_000;

const Text = z.string().max(1_000);
export const OwnerRequest = z.looseObject({
  firstName: Text.optional(),
  lastName: Text.optional(),
  email: Text.optional(),
  phoneNumber: Text.optional(),
  address: z
    .looseObject({
      line1: Text.optional(),
      city: Text.optional(),
      state: Text.optional(),
      postalCode: Text.optional(),
      country: Text.optional(),
    })
    .optional(),
});

export const SourceRequest = z.looseObject({
  type: z.string(),
  sessionId: z.string().optional(),
  // the documents' own samples send amounts as numbers and as numeric strings
  amount: z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d+(\.\d+)?$/)
          .transform(Number),
      ],
      'must be an amount',
    )
    .optional(),
  currency: z.string().refine(isCurrency, 'must be a currency code such as EUR').optional(),
  owner: OwnerRequest.optional(),
  browserInfo: z.looseObject({ language: Text.optional() }).optional(),
});
type SourceRequest = z.output<typeof SourceRequest>;

const STATES: Readonly<Record<Flow, SourceState>> = {
  standard: 'chargeable',
  redirect: 'pending_redirect',
  receiver: 'pending_funds',
};
const KEPT = ['futureUse', 'usage', 'mandate', 'upstreamId'];

/** @throws BadRequest naming the mistakes in the payload */
export function createSource(context: Context, payload: SourceRequest, ip: string): SourceRecord {
  const origin = originOf(context, payload.sessionId);
  const wire = wireOf(context.wires, payload, origin);
  if (origin && context.strictness.appliesTo(origin)) demandMigrated(wire, payload);
  const id = randomUUID();
  const { details, cardEffect } = fillDetails(wire, payload, {
    origin,
    numbers: context.numbers,
    voucherUrl: `${context.urls.portal}/vouchers/${id}`,
    imagesUrl: `${context.urls.api}/payments/images`,
  });
  const time = now();
  const redirect = redirectOf(context, wire, payload);
  const owner = payload.owner ?? payerOf(origin);
  const source: SourceRecord = {
    id,
    clientSecret: clientSecretOf(id),
    wire,
    createdTime: time,
    updatedTime: time,
    creationIp: ip,
    language: payload.browserInfo?.language ?? wire.markets[0].locale,
    details,
    kept: Object.fromEntries(Object.entries(payload).filter(([name]) => KEPT.includes(name))),
    state: STATES[wire.flow],
    ...amountOf(wire, payload, origin),
    ...(origin ? { origin } : {}),
    ...(owner ? { owner } : {}),
    ...(cardEffect ? { cardEffect } : {}),
    ...(redirect ? { redirect } : {}),
    ...(wire.flow === 'receiver'
      ? { expirationTime: new Date(Date.now() + DAYS_TO_PAY * MILLISECONDS_A_DAY).toISOString() }
      : {}),
  };
  if (effectOf(source, origin) === 'sourceFails') source.state = 'failed';
  else if (source.state === 'chargeable' && isChallenged(source)) source.state = 'requires_action';
  context.store.addSource(source);
  if (source.state !== 'failed') context.announceSource('source.created', source);
  return source;
}

function originOf(context: Context, sessionId: string | undefined): CheckoutRecord | undefined {
  if (sessionId === undefined) return undefined;
  const checkout = context.store.checkoutOfSession(sessionId);
  if (!checkout) throw new InvalidParameter('sessionId', 'There is no such payment session.');
  return checkout;
}

/** Without an owner in the payload, the billing address of the checkout is the owner. */
function payerOf(checkout: CheckoutRecord | undefined): JsonObject | undefined {
  const { name, phone, email, address } = checkout?.request.billTo ?? {};
  if (!name) return undefined;
  const words = name.trim().split(/\s+/);
  const lastName = words.pop();
  return { firstName: words.join(' '), lastName, email, phoneNumber: phone, address };
}

/**
 * If several variants have the same type, selects the variant for the payment's currency, otherwise the first
 * variant.
 */
function wireOf(wires: readonly Wire[], payload: SourceRequest, origin: CheckoutRecord | undefined): Wire {
  const variants = wires.filter(({ type }) => type === payload.type);
  const currency = origin?.request.currency ?? payload.currency;
  const wire =
    variants.find(({ markets }) => markets.some((market) => market.currency === currency)) ?? variants[0];
  if (!wire) throw new InvalidParameter('type', `There is no payment method ${payload.type}.`);
  return wire;
}

/** The session defines currency and remaining amount; those in the payload are ignored. */
function amountOf(
  wire: Wire,
  payload: SourceRequest,
  origin: CheckoutRecord | undefined,
): { amount?: number; currency?: string } {
  if (origin) {
    const { currency } = origin.request;
    return { amount: round(totalsOf(origin.request).total - creditOf(origin), currency), currency };
  }
  const { amount, currency } = payload;
  const wanted = wire.payloads.withoutSession ?? {};
  for (const name of ['amount', 'currency'] as const) {
    if (payload[name] === undefined && name in wanted) throw new MissingParameter(name);
  }
  return {
    ...(amount === undefined ? {} : { amount: currency ? round(amount, currency) : amount }),
    ...(currency === undefined ? {} : { currency }),
  };
}

function redirectOf(context: Context, wire: Wire, payload: JsonObject): RedirectRecord | undefined {
  if (wire.returnUrl === null) return undefined;
  const returnUrl = addressAt(wire, payload, wire.returnUrl);
  if (returnUrl === undefined) throw new MissingParameter(wire.returnUrl);
  const cancelUrl = wire.cancelUrl === null ? undefined : addressAt(wire, payload, wire.cancelUrl);
  const resultReturnUrl = addressAt(wire, payload, `${wire.detailsKey}.resultReturnUrl`);
  const id = randomUUID();
  return {
    id,
    redirectUrl: `${context.urls.api}/payments/redirects/${id}?apiKey=${context.options.publicKey}`,
    returnUrl,
    ...(cancelUrl === undefined ? {} : { cancelUrl }),
    ...(resultReturnUrl === undefined ? {} : { resultReturnUrl }),
  };
}

function addressAt(wire: Wire, payload: JsonObject, path: string): string | undefined {
  const value = memberOf(wire, payload, path);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^https?:\/\//i.test(value) && hostOf(value) !== '') return value;
  throw new InvalidParameter(path, 'An absolute http or https address is expected.');
}
