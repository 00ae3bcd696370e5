/** Schema of a checkout request. Unknown members are ignored, known ones must have their type. */
import { z } from 'zod';

const Text = z.string().max(2_000);
const Email = Text.regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
const Amount = z.number().min(0).max(1e12);
export const Metadata = z
  .record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((metadata) => Object.keys(metadata).length <= 20, 'must have at most 20 keys');
const Discount = z.object({
  amountOff: Amount.optional(),
  percentOff: z.number().min(0).max(100).optional(),
});
const Address = z.object({
  line1: Text.optional(),
  line2: Text.optional(),
  city: Text.optional(),
  postalCode: Text.optional(),
  state: Text.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code such as DE')
    .optional(),
});
const Party = z.object({
  address: Address.optional(),
  name: Text.optional(),
  phone: Text.optional(),
  email: Email.optional(),
  organization: Text.optional(),
  additionalAddressInfo: z.looseObject({}).optional(),
});

const Time = z
  .string()
  .refine(
    (text) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)),
    'must be a UTC time ending in Z',
  );
export const SubscriptionInfo = z.looseObject({
  freeTrial: z.boolean().optional(),
  autoRenewal: z.boolean().optional(),
  terms: z.string().max(20_000).optional(),
  planId: Text.optional(),
  subscriptionId: Text.optional(),
  billingAgreementId: Text.optional(),
  startTime: Time.optional(),
  endTime: Time.optional(),
});

const ItemUpdate = z.looseObject({
  subscriptionInfo: SubscriptionInfo.optional(),
  shipFrom: Party.optional(),
  metadata: Metadata.optional(),
});
const Item = z
  .object({
    ...ItemUpdate.shape,
    skuId: Text.optional(),
    productDetails: z
      .looseObject({ id: Text.optional(), skuGroupId: Text.optional(), name: Text.optional() })
      .optional(),
    price: Amount.optional(),
    aggregatePrice: Amount.optional(),
    quantity: z.int().min(1).default(1),
    discount: Discount.optional(),
  })
  .refine(({ skuId, productDetails }) => skuId !== undefined || productDetails !== undefined, {
    path: ['skuId'],
    message: 'a product is named by skuId or productDetails',
  })
  .refine(({ price, aggregatePrice }) => price !== undefined || aggregatePrice !== undefined, {
    path: ['price'],
    message: 'price or aggregatePrice is expected',
  });

export const CheckoutRequest = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR'),
  items: z.array(Item).min(1).max(500),
  customerId: Text.optional(),
  sourceId: Text.optional(),
  email: Email.optional(),
  locale: Text.optional(),
  language: Text.optional(),
  browserIp: Text.optional(),
  applicationId: Text.optional(),
  taxIdentifiers: z
    .array(z.looseObject({ id: Text }))
    .max(20)
    .optional(),
  shipFrom: Party.optional(),
  shipTo: Party.optional(),
  billTo: Party.optional(),
  organization: z.looseObject({}).optional(),
  shippingChoice: z
    .object({
      amount: Amount.optional(),
      description: Text.optional(),
      serviceLevel: Text.optional(),
      shippingTerms: z.enum(['DDP', 'DAP']).optional(),
    })
    .optional(),
  discount: Discount.optional(),
  shippingDiscount: Discount.optional(),
  taxInclusive: z.boolean().optional(),
  chargeType: z.enum(['customer_initiated', 'merchant_initiated', 'moto']).optional(),
  customerType: z.enum(['business', 'individual']).optional(),
  purchaseLocation: z.looseObject({}).optional(),
  disclosures: z.looseObject({}).optional(),
  invoiceAttributeId: Text.optional(),
  upstreamId: Text.optional(),
  metadata: Metadata.optional(),
});
export type CheckoutRequest = z.output<typeof CheckoutRequest>;

/** Update of a checkout: every member separately; of an item only the members that may change. */
export const CheckoutUpdate = CheckoutRequest.omit({ items: true, taxInclusive: true, discount: true })
  .partial()
  .extend({ items: z.array(z.looseObject({ id: z.string(), ...ItemUpdate.shape })).optional() });
export type CheckoutUpdate = z.output<typeof CheckoutUpdate>;

/** Members of an item that an update may contain. */
export const ITEM_UPDATES: readonly string[] = ['id', ...Object.keys(ItemUpdate.shape)];
