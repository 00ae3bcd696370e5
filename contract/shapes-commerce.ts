/** Shapes of the Commerce API's answers, as strict as those of the Digital River API. */
import { z } from 'zod';

export const COMMERCE_ORDER_STATES = [
  'open',
  'in_process',
  'cancelled',
  'submitted',
  'complete',
  'dispute',
  'in_review',
  'source_pending_funds',
  'source_pending_redirect',
  'charge_pending',
  // the list of states of orders that are read
  'pending_payment',
];

const id = z.union([z.string().min(1), z.number()]);
/** Some samples print the value as text. */
const money = z.looseObject({
  currency: z.string().length(3),
  value: z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]),
});

const PaymentSession = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  clientSecret: z.string().min(1),
  // the founding document's sample names neither
  amountContributed: money.optional(),
  amountRemainingToBeContributed: money.optional(),
  redirectUrl: z.string().min(1).nullish(),
});

export const Cart = z.looseObject({
  cart: z.looseObject({
    id,
    pricing: z.looseObject({ orderTotal: money }),
    paymentSession: PaymentSession,
    paymentMethod: z
      .looseObject({ type: z.string(), sourceId: z.string(), amountContributed: money })
      .partial()
      .nullish(),
  }),
});

/** The wrapping object is named after the resource; some samples leave it out. */
export const CommerceOrder = z.preprocess(
  (body) => {
    const { submitCart, resumeCart } = (body ?? {}) as { submitCart?: unknown; resumeCart?: unknown };
    return submitCart ?? resumeCart ?? body;
  },
  z.looseObject({ order: z.looseObject({ id, orderState: z.string() }) }),
);

export const CommerceError = z.looseObject({
  errors: z.looseObject({
    error: z.array(z.looseObject({ code: z.string(), description: z.string() })).min(1),
  }),
});

export const DelayedPaymentEvent = z.looseObject({
  type: z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/),
  data: z.looseObject({ object: z.looseObject({ orderId: id }) }),
});
