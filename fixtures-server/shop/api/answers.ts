/**
 * The parts of the API's answers that the shop reads. Unknown members are ignored, enumerations are plain strings, and optional
 * members may be missing, so that new API versions cause no error.
 */
import { z } from 'zod';

const Amount = z.coerce.number().catch(0);
const Text = z.string().optional().catch(undefined);

const NextAction = z.object({ action: z.string(), data: z.record(z.string(), z.unknown()).catch({}) });
export type NextAction = z.output<typeof NextAction>;

const PaymentSession = z.looseObject({
  id: z.string(),
  state: z.string(),
  amountRemainingToBeContributed: Amount,
  clientSecret: Text,
  nextAction: NextAction.optional().catch(undefined),
});
export type PaymentSession = z.output<typeof PaymentSession>;

const Payment = z.object({
  session: PaymentSession,
  sources: z.array(z.looseObject({ id: z.string(), type: z.string(), amount: Amount })).catch([]),
});

export const Checkout = z.object({
  id: z.string(),
  currency: z.string(),
  totalAmount: Amount,
  subtotal: Amount,
  totalTax: Amount,
  totalShipping: Amount,
  sellingEntity: z.object({ id: z.string() }).optional().catch(undefined),
  items: z
    .array(
      z.object({
        id: Text,
        quantity: Amount,
        amount: Amount,
        productDetails: z.object({ name: Text }).optional(),
      }),
    )
    .catch([]),
  payment: Payment,
});
export type Checkout = z.output<typeof Checkout>;

export const Order = z.object({
  id: z.string(),
  state: z.string(),
  checkoutId: Text,
  upstreamId: Text,
  totalAmount: z.number().optional().catch(undefined),
  fraudState: Text,
  updatedTime: Text,
  payment: Payment.extend({ charges: z.array(z.object({ state: Text })).catch([]) }),
});
export type Order = z.output<typeof Order>;
export const OrderList = z.object({ data: z.array(Order) });

export const Source = z.object({ id: z.string(), state: z.string() });
export type Source = z.output<typeof Source>;

const SavedSource = z.looseObject({
  id: z.string(),
  type: z.string(),
  flow: Text,
  state: Text,
  clientSecret: Text,
});
export type SavedSource = z.output<typeof SavedSource>;

export const TaxIdentifier = z.object({ id: z.string(), type: z.string(), value: Text });
export type TaxIdentifier = z.output<typeof TaxIdentifier>;

export const Customer = z.object({
  id: z.string(),
  defaultSourceId: Text,
  sources: z.array(SavedSource).catch([]),
  taxIdentifiers: z.array(TaxIdentifier).catch([]),
});
export type Customer = z.output<typeof Customer>;

/** Only the answer that creates the webhook contains the secret. */
export const Webhook = z.object({ id: z.string(), secret: z.string() });
const Webhooks = z.array(z.object({ id: z.string(), address: z.string() }));
/** The documents show it as a list, and as a list in `data`. */
export const WebhookList = z.union([Webhooks, z.object({ data: Webhooks }).transform(({ data }) => data)]);

const Refusal = z.object({
  errors: z.array(z.object({ code: Text, parameter: Text, message: Text })),
});
export type RefusalError = z.output<typeof Refusal>['errors'][number];
/** The Commerce dialect's. */
const CartRefusal = z.object({
  errors: z.object({ error: z.array(z.object({ code: Text, description: Text })) }),
});

/** The codes of a refusal, in either dialect; empty if it is unreadable. */
export function refusalErrors(body: unknown): readonly RefusalError[] {
  const cart = CartRefusal.safeParse(body).data;
  if (cart) return cart.errors.error.map(({ code, description }) => ({ code, message: description }));
  return Refusal.safeParse(body).data?.errors ?? [];
}

export const Event = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.looseObject({
      id: Text,
      upstreamId: Text,
      orderId: Text,
    }),
  }),
});
export type Event = z.output<typeof Event>;
