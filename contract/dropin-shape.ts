/** The shape of a createDropin configuration: every documented option, in both dialects. */
import { addressOf } from './address.ts';
import { z } from 'zod';
import { USAGES } from './payload-members.ts';

const text = z.string();
const flag = z.boolean();
const anything = z.unknown().optional();
const style = z.looseObject({}).optional();
const link = z.strictObject({ url: text.min(1, 'must not be empty') }).optional();
const address = text.refine(
  (value) =>
    /\{\{|\$\{/.test(value) || (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) && addressOf(value) !== undefined),
  'must be an absolute address, such as https://shop.example/return',
);

const BUTTON_TYPES = ['continue', 'payNow', 'buyNow', 'completeOrder', 'submitOrder', 'custom'] as const;

/** JSON cannot contain functions, so a file may contain any value in place of a function. */
const events = { onSuccess: anything, onError: anything, onCancel: anything, onReady: anything };

export const Options = z.strictObject({
  flow: z.enum(['checkout', 'managePaymentMethods']).optional(),
  showSavePaymentAgreement: flag.optional(),
  showComplianceSection: flag.optional(),
  showTermsOfSaleDisclosure: flag.optional(),
  usage: z.enum(USAGES).optional(),
  button: z.strictObject({ type: z.enum(BUTTON_TYPES).optional(), buttonText: text.optional() }).optional(),
  redirect: z
    .strictObject({
      disableAutomaticRedirects: flag.optional(),
      returnUrl: address.optional(),
      cancelUrl: address.optional(),
    })
    .optional(),
  consents: z.strictObject({ companyName: text.min(1), eula: link, termsOfUse: link }).optional(),
  expandFirstPaymentMethod: flag.optional(),
});

const methodStyle = z.strictObject({ style }).optional();
export const PaymentMethods = z.strictObject({
  style,
  creditCard: z
    .strictObject({
      cardNumberPlaceholderText: text.optional(),
      cardExpirationPlaceholderText: text.optional(),
      cardCvvPlaceholderText: text.optional(),
      // spelled as in the guide's list
      cardCvvPlacholderText: text.optional(),
      style,
      mask: flag.optional(),
    })
    .optional(),
  onlineBanking: z.strictObject({ style, placeholderText: text.optional() }).optional(),
  googlePay: methodStyle,
  applePay: methodStyle,
  payPal: methodStyle,
  // the guides use both spellings (Commerce: table and sample)
  msts: z.strictObject({ enrollmentUrl: text.optional(), enrollment: text.optional() }).optional(),
  enabledPaymentMethods: z.array(text).optional(),
  disabledPaymentMethods: z.array(text).optional(),
});

const nullable = text.nullish();
const BillingAddress = z.strictObject({
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
  organization: nullable,
  address: z.looseObject({
    line1: text,
    line2: nullable,
    city: nullable,
    state: nullable,
    postalCode: text,
    country: text,
  }),
  additionalAddressInfo: z.looseObject({}).optional(),
});

export const Configuration = z.strictObject({
  sessionId: text.min(1, 'must not be empty').optional(),
  options: Options.optional(),
  paymentMethodConfiguration: PaymentMethods.optional(),
  billingAddress: BillingAddress.optional(),
  ...events,
});
