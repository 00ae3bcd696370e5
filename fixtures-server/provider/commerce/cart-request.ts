/** Schema of a cart request, and its translation for the payment core. Unknown members are ignored. */
import { z } from 'zod';
import { type CheckoutRequest, SubscriptionInfo } from '../api/checkout-request.ts';

const Text = z.string().max(2_000);
const Maybe = Text.nullish();
const Money = z.object({
  currency: Text.optional(),
  value: z.coerce.number('must be an amount').min(0).max(1e12),
});

export const CartAddress = z.object({
  firstName: Maybe,
  lastName: Maybe,
  companyName: Maybe,
  line1: Maybe,
  line2: Maybe,
  city: Maybe,
  countrySubdivision: Maybe,
  postalCode: z.coerce.string().max(20).nullish(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as DE'),
  phoneNumber: Maybe,
  emailAddress: Maybe,
});
export type CartAddress = z.output<typeof CartAddress>;

const Id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(200));

/** Samples of requests contain null for values that are not known yet. */
const LineSubscription = z.preprocess(
  (info) =>
    typeof info === 'object' && info !== null
      ? Object.fromEntries(Object.entries(info).filter(([, value]) => value !== null))
      : info,
  SubscriptionInfo,
);
export const LineChange = z.object({
  lineItem: z.object({ subscriptionInfo: LineSubscription.optional() }),
});

const LineItem = z.object({
  quantity: z.coerce.number().int().min(1).default(1),
  product: z.object({ id: Id, name: Text.optional(), displayName: Text.optional() }),
  pricing: z.object({ salePrice: Money.optional(), itemPrice: Money.optional() }).optional(),
  subscriptionInfo: LineSubscription.optional(),
});
export type LineItem = z.output<typeof LineItem>;

export const Attribute = z.object({
  name: z.string().max(200),
  type: z.string().max(40).default('string'),
  value: z.union([Text, z.number(), z.boolean()]),
});
export type Attribute = z.output<typeof Attribute>;

/** One item, or a list of them. */
const LineItems = z
  .object({ lineItem: z.union([z.array(LineItem).max(500), LineItem.transform((item) => [item])]) })
  .optional();
/** Samples contain the items with and without the cart around them. */
export const AddedLines = z
  .object({ lineItems: LineItems, cart: z.object({ lineItems: LineItems }).optional() })
  .default({});

export const CartRequest = z.object({
  cart: z
    .object({
      lineItems: LineItems,
      billingAddress: CartAddress.optional(),
      shippingAddress: CartAddress.optional(),
      ipAddress: Text.optional(),
      chargeType: z.enum(['customer_initiated', 'merchant_initiated', 'moto']).optional(),
      customAttributes: z.object({ attribute: z.array(Attribute).max(50) }).optional(),
      termsOfSalesAcceptance: z.coerce.boolean().optional(),
    })
    .default({}),
});
export type CartChanges = z.output<typeof CartRequest>['cart'];

export const SourceReference = z.object({ paymentMethod: z.object({ sourceId: z.string().max(200) }) });

type Party = NonNullable<CheckoutRequest['billTo']>;
type Item = CheckoutRequest['items'][number];

export function partyOf(address: CartAddress): Party {
  const { firstName, lastName, phoneNumber, emailAddress, companyName } = address;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const { line1, line2, city, postalCode, countrySubdivision: state, country } = address;
  return {
    ...(name ? { name } : {}),
    ...(phoneNumber ? { phone: phoneNumber } : {}),
    ...(emailAddress ? { email: emailAddress } : {}),
    ...(companyName ? { organization: companyName } : {}),
    address: {
      country,
      ...(line1 ? { line1 } : {}),
      ...(line2 ? { line2 } : {}),
      ...(city ? { city } : {}),
      ...(postalCode ? { postalCode } : {}),
      ...(state ? { state } : {}),
    },
  };
}

/** The site sets a product's price; an override is per piece or for the whole line. */
export function itemOf({ quantity, product, pricing, subscriptionInfo }: LineItem): Item {
  const { salePrice, itemPrice } = pricing ?? {};
  const name = product.displayName ?? product.name;
  return {
    productDetails: { id: product.id, ...(name === undefined ? {} : { name }) },
    quantity,
    ...(subscriptionInfo ? { subscriptionInfo } : {}),
    ...(itemPrice ? { aggregatePrice: itemPrice.value } : { price: salePrice?.value ?? LIST_PRICE }),
  };
}

/** Default price of products without a price in the request: this site has no price list. */
const LIST_PRICE = 10;
