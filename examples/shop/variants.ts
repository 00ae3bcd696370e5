/** Variants of the shop, all correct by the documents: `SHOP_VARIANT=a,b` selects them. */
import { DEFAULT_OPTIONS, type Options } from './shared/options.ts';

interface Variant {
  readonly text: string;
  readonly options: Partial<Options>;
}

export const VARIANTS = {
  'terms-on-payment': {
    text: 'The terms are accepted on the payment page, before a source is made.',
    options: { termsOn: 'payment' },
  },
  'disclosure-on-payment': {
    text: "The seller's disclosure is accepted on the payment page.",
    options: { disclosureOn: 'payment' },
  },
  'combined-consent': {
    text: 'One box accepts terms and disclosure together.',
    options: { combinedConsent: true },
  },
  'one-page': {
    text: 'There is no review page: totals, terms and disclosure are on the payment page.',
    options: { onePage: true, sourceOnReview: true },
  },
  'review-after-portal': {
    text: 'PayPal: the review page comes after the portal, and the shopper places the order there.',
    options: { orderOnReturn: false },
  },
  'attach-early': {
    text: 'The source is attached as soon as there is one.',
    options: { attach: 'early' },
  },
  'same-checkout': {
    text: 'The checkout stays the same when the shopper chooses another payment method.',
    options: { checkoutPerMethod: false },
  },
  'new-checkout-after-refusal': {
    text: 'Every refused order leads to a new checkout, not only one refused with 409.',
    options: { newCheckoutAfterRefusal: true },
  },
  'panels-kept': {
    text: 'After a failed payment the panel stays open and filled in.',
    options: { keepPanels: true },
  },
  'source-on-review': {
    text: 'Klarna: the source is made when the shopper pays on the review page.',
    options: { sourceOnReview: true },
  },
  'instructions-on-order-page': {
    text: 'The confirmation page only links to the order page, which has the payment instructions.',
    options: { instructionsOnConfirmation: false },
  },
  'order-in-new-tab': {
    text: 'The order page opens in a tab of its own.',
    options: { orderInNewTab: true },
  },
  'page-loads': {
    text: 'Every step is a page of its own with its own address.',
    options: { pageLoads: true },
  },
  'one-return-url': {
    text: 'Return and cancel lead to the same address.',
    options: { oneReturnUrl: true },
  },
  'disabled-buttons': {
    text: 'Buttons are disabled until everything is accepted.',
    options: { disabledButtons: true },
  },
  'no-trace-header': {
    text: 'The shop sends no upstream-session-id of its own.',
    options: { traceHeader: false },
  },
  german: { text: 'The pages are in German.', options: { wording: 'de' } },
  'session-state': {
    text: "The shop keeps the session's state as the state of the payment.",
    options: { paymentState: 'session' },
  },
  'aggregate-price': {
    text: 'Items have an aggregatePrice in place of a price.',
    options: { price: 'aggregatePrice' },
  },
  'sku-id': {
    text: 'Items name a SKU in place of product details.',
    options: { product: 'skuId' },
  },
  'own-legal-links': {
    text: "The footer holds links of the shop's own, with the addresses and texts of Compliance.getDetails.",
    options: { legal: 'details' },
  },
  'retries-at-once': {
    text: 'After an order without an answer, the shop orders again without looking the order up.',
    options: { looksUpFirst: false },
  },
  'basic-webhooks': {
    text: 'Webhooks are authenticated by user name and password in place of the signature.',
    options: { webhooks: 'basic' },
  },
} as const satisfies Record<string, Variant>;

export type VariantId = keyof typeof VARIANTS;

/** @throws Error that names an unknown variant */
export function optionsOf(ids: readonly string[]): Options {
  const known: Readonly<Record<string, Variant>> = VARIANTS;
  return ids.reduce<Options>((options, id) => {
    const variant = Object.hasOwn(known, id) ? known[id] : undefined;
    if (!variant)
      throw new Error(
        `SHOP_VARIANT: there is no variant "${id}". Variants: ${Object.keys(known).join(', ')}.`,
      );
    return { ...options, ...variant.options };
  }, DEFAULT_OPTIONS);
}
