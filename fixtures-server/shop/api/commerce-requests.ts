/** Converts the shop's checkout data to requests of the Commerce API. Missing members stay missing. */
import { z } from 'zod';
import { NUMBER_ATTRIBUTE } from './commerce-answers.ts';

const Text = z.string().optional();
const Party = z.object({
  name: z.string().default(''),
  phone: Text,
  email: Text,
  address: z.object({
    line1: Text,
    line2: Text,
    city: Text,
    state: Text,
    postalCode: Text,
    country: Text,
  }),
});

/** Data of a subscription sent with a cart; the response adds its start and end. */
const Subscription = z.object({
  subscriptionId: Text,
  autoRenewal: z.boolean().optional(),
  freeTrial: z.boolean().optional(),
  terms: Text,
});

export const Draft = z.object({
  currency: Text,
  locale: Text,
  browserIp: Text,
  upstreamId: Text,
  customerId: Text,
  chargeType: Text,
  items: z
    .array(
      z.object({
        productDetails: z.object({ id: z.string(), name: Text }).partial().default({}),
        price: z.number().optional(),
        quantity: z.number().optional(),
        subscriptionInfo: Subscription.optional(),
      }),
    )
    .default([]),
});
export const Changes = z.object({
  items: z.array(z.object({ id: z.string(), subscriptionInfo: Subscription.optional() })).default([]),
  customerType: z.enum(['individual', 'business']).optional(),
  taxIdentifiers: z.array(z.object({ id: z.string() })).optional(),
  billTo: Party.optional(),
  shipTo: Party.optional(),
  shippingChoice: z.object({ serviceLevel: z.string() }).optional(),
});

export function cartOf({
  items,
  browserIp,
  chargeType,
  upstreamId,
  currency,
}: z.output<typeof Draft>): object {
  return {
    cart: {
      ipAddress: browserIp,
      chargeType,
      lineItems: {
        lineItem: items.map(({ productDetails: { id, name }, price, quantity, subscriptionInfo }) => ({
          quantity,
          subscriptionInfo,
          product: { id, displayName: name },
          ...(price === undefined ? {} : { pricing: { salePrice: { currency, value: price } } }),
        })),
      },
      ...(upstreamId === undefined
        ? {}
        : {
            customAttributes: {
              attribute: [{ name: NUMBER_ATTRIBUTE, type: 'string', value: upstreamId }],
            },
          }),
    },
  };
}

export function addressesOf({ billTo, shipTo }: z.output<typeof Changes>): object {
  return {
    cart: {
      ...(billTo ? { billingAddress: addressOf(billTo) } : {}),
      ...(shipTo ? { shippingAddress: addressOf(shipTo) } : {}),
    },
  };
}

function addressOf({ name, phone, email, address }: z.output<typeof Party>): object {
  const { state, ...rest } = address;
  const words = name.split(' ');
  const lastName = words.pop();
  return {
    firstName: words.join(' '),
    lastName,
    ...rest,
    countrySubdivision: state,
    phoneNumber: phone,
    emailAddress: email,
  };
}
