/**
 * Shapes of what the provider answers: known members must be present and of the right type; an undocumented member, enum value or
 * error code is drift, which is reported and fails no rule.
 */
import { z } from 'zod';

const SESSION_STATES = [
  'requires_source',
  'requires_confirmation',
  'confirmed',
  'pending',
  'pending_funds',
  'pending_redirect',
  'chargeable',
  'complete',
  'cancelled',
  'processing',
  'failed',
  'requires_action',
];
const ORDER_STATES = [
  'pending_payment',
  'in_review',
  'accepted',
  'blocked',
  'cancelled',
  'fulfilled',
  'complete',
  'returned',
  'dispute',
];
const SOURCE_STATES = [
  'pending_funds',
  'pending_redirect',
  'requires_action',
  'chargeable',
  'consumed',
  'cancelled',
  'failed',
];
const CHARGE_STATES = ['pending', 'capturable', 'processing', 'complete', 'cancelled', 'failed'];
const FLOWS = ['standard', 'redirect', 'receiver'];
const ACTIONS = ['redirect', 'show_payment_instructions'];

/** Known values of enumerations; all others are reported as drift. */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  'session.state': SESSION_STATES,
  'session.nextAction.action': ACTIONS,
  'order.state': ORDER_STATES,
  'source.state': SOURCE_STATES,
  'source.flow': FLOWS,
  'charge.state': CHARGE_STATES,
};

const money = z.number();
const time = z.iso.datetime({ offset: true, error: 'must be a date and time with a zone, as in RFC 3339' });

export const Session = z.looseObject({
  id: z.string().min(1),
  state: z.string(),
  clientSecret: z.string().min(1),
  amountContributed: money,
  amountRemainingToBeContributed: money,
  nextAction: z
    .union([
      z.looseObject({
        action: z.literal('redirect'),
        data: z.looseObject({ redirectUrl: z.string().min(1) }),
      }),
      z.looseObject({
        action: z.literal('show_payment_instructions'),
        data: z.looseObject({ sourceId: z.string(), sourceClientSecret: z.string() }),
      }),
      z.looseObject({ action: z.string().refine((action) => !ACTIONS.includes(action)) }),
    ])
    .optional(),
});

const SourceBase = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  state: z.string(),
  currency: z.string().length(3).optional(),
  clientSecret: z.string().min(1),
  createdTime: time,
  reusable: z.boolean(),
  liveMode: z.literal(false),
});
/** A source in the REST API: samples of saved cards omit flow, amount and currency. */
export const RestSource = SourceBase.extend({ flow: z.string().optional(), amount: money.optional() });
const amountText = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal in a string');
/** A source as the SDK receives it: amounts are strings. Samples of methods that are paid at once may lack amount and currency. */
export const SdkSource = SourceBase.extend({ flow: z.string(), amount: amountText.optional() }).refine(
  (source) => source.flow === 'standard' || (source.amount !== undefined && source.currency !== undefined),
  'must have amount and currency unless its flow is standard',
);

const Payment = z.looseObject({
  session: Session,
  sources: z.array(z.looseObject({ id: z.string(), type: z.string() })).optional(),
});

export const Checkout = z.looseObject({
  id: z.string().min(1),
  currency: z.string().length(3),
  totalAmount: money,
  subtotal: money,
  totalTax: money,
  totalShipping: money,
  items: z.array(z.looseObject({})).min(1),
  liveMode: z.literal(false),
  createdTime: time,
  payment: Payment,
});

export const Order = z.looseObject({
  id: z.string().min(1),
  checkoutId: z.string(),
  currency: z.string().length(3),
  totalAmount: money,
  state: z.string(),
  // schemas by state; for an unknown state no schema is known
  stateTransitions: z.looseObject(
    Object.fromEntries(ORDER_STATES.map((state) => [state, z.string().optional()])),
  ),
  items: z.array(z.looseObject({})).min(1),
  liveMode: z.literal(false),
  createdTime: time,
  payment: Payment.extend({
    charges: z
      .array(
        z.looseObject({
          id: z.string(),
          amount: money,
          currency: z.string(),
          state: z.string(),
          captured: z.boolean(),
          refunded: z.boolean(),
        }),
      )
      .optional(),
  }),
});

export const ApiError = z.looseObject({
  type: z.string(),
  errors: z.array(z.looseObject({ code: z.string(), message: z.string() })).min(1),
});

export const Event = z.looseObject({
  id: z.string().min(1),
  type: z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/),
  data: z.looseObject({ object: z.looseObject({ id: z.string() }) }),
  liveMode: z.literal(false),
  createdTime: time,
});

/** `type` of an error body, by status. */
export const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  408: 'request_timeout',
  409: 'conflict',
  429: 'too_many_requests',
  500: 'internal_server_error',
  502: 'bad_gateway',
  503: 'service_unavailable',
  504: 'gateway_timeout',
};
