/** Options of this shop. Every combination is correct by the documents; `variants.ts` names the variants. */
export interface Options {
  /** Where the terms are accepted; for PayPal before a review page it is always the payment page. */
  readonly termsOn: 'review' | 'payment';
  /** Where the seller's disclosure is accepted. */
  readonly disclosureOn: 'review' | 'payment';
  /** One checkbox for terms and disclosure together. */
  readonly combinedConsent: boolean;
  /** No review page: the order is placed on the payment page. */
  readonly onePage: boolean;
  /** Redirect before the order: the order is placed on return, or on a review page after the return. */
  readonly orderOnReturn: boolean;
  /** Attach the source when it is created, or in the request that places the order. */
  readonly attach: 'order' | 'early';
  /** A new checkout whenever another payment method is chosen. */
  readonly checkoutPerMethod: boolean;
  /** Create a new checkout also after a refusal that does not change the checkout. */
  readonly newCheckoutAfterRefusal: boolean;
  /** Whether the payment panel stays as it was after a failure. */
  readonly keepPanels: boolean;
  /** Sources without fields are created on the review page, when the shopper pays. */
  readonly sourceOnReview: boolean;
  /** Payment instructions also on the confirmation page, or only on the order page. */
  readonly instructionsOnConfirmation: boolean;
  readonly orderInNewTab: boolean;
  /** Every step loads a new page. */
  readonly pageLoads: boolean;
  /** Use one address for return and cancel. */
  readonly oneReturnUrl: boolean;
  /** Buttons stay disabled until everything is accepted. */
  readonly disabledButtons: boolean;
  /** Send the shop's own `upstream-session-id`. */
  readonly traceHeader: boolean;
  readonly wording: 'en' | 'de';
  /** State shown on the order page: the charge's or the session's. */
  readonly paymentState: 'charge' | 'session';
  readonly price: 'price' | 'aggregatePrice';
  readonly product: 'productDetails' | 'skuId';
  /** The seller's legal links: the SDK's element, or the shop's own links with the SDK's texts. */
  readonly legal: 'element' | 'details';
  /** Look up an order without response before requesting it again. */
  readonly looksUpFirst: boolean;
  /** How webhooks are verified. */
  readonly webhooks: 'signature' | 'basic';
}

export const DEFAULT_OPTIONS: Options = {
  termsOn: 'review',
  disclosureOn: 'review',
  combinedConsent: false,
  onePage: false,
  orderOnReturn: true,
  attach: 'order',
  checkoutPerMethod: true,
  newCheckoutAfterRefusal: false,
  keepPanels: false,
  sourceOnReview: false,
  instructionsOnConfirmation: true,
  orderInNewTab: false,
  pageLoads: false,
  oneReturnUrl: false,
  disabledButtons: false,
  traceHeader: true,
  wording: 'en',
  paymentState: 'charge',
  price: 'price',
  product: 'productDetails',
  legal: 'element',
  looksUpFirst: true,
  webhooks: 'signature',
};
