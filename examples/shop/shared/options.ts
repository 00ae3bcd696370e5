/** How this shop is built. Every combination is right by the documents; `variants.ts` gives the differences names. */
export interface Options {
  /** Where the terms are accepted; for PayPal before a review page it is always the payment page. */
  readonly termsOn: 'review' | 'payment';
  /** Where the seller's disclosure is accepted. */
  readonly disclosureOn: 'review' | 'payment';
  /** One box for terms and disclosure together. */
  readonly combinedConsent: boolean;
  /** No review page: everything is on the payment page. */
  readonly onePage: boolean;
  /** Redirect before the order: the order is placed on return, or on a review page after the return. */
  readonly orderOnReturn: boolean;
  /** Attach the source as soon as there is one, or in the request that places the order. */
  readonly attach: 'order' | 'early';
  /** A new checkout whenever another payment method is chosen. */
  readonly checkoutPerMethod: boolean;
  /** A refusal that leaves the checkout as it was leads to a new one all the same. */
  readonly newCheckoutAfterRefusal: boolean;
  /** Whether the payment panel stays as it was after a failure. */
  readonly keepPanels: boolean;
  /** Sources without fields are made on the review page, when the shopper pays. */
  readonly sourceOnReview: boolean;
  /** Instructions for pushing funds on the confirmation page as well, or on the order page alone. */
  readonly instructionsOnConfirmation: boolean;
  readonly orderInNewTab: boolean;
  /** Every step loads a page of its own. */
  readonly pageLoads: boolean;
  /** The provider is given one address for return and cancel. */
  readonly oneReturnUrl: boolean;
  /** Buttons stay disabled until everything is accepted. */
  readonly disabledButtons: boolean;
  /** Send the shop's own `upstream-session-id`. */
  readonly traceHeader: boolean;
  readonly wording: 'en' | 'de';
  /** What the order page calls the payment's state: the charge's or the session's. */
  readonly paymentState: 'charge' | 'session';
  readonly price: 'price' | 'aggregatePrice';
  readonly product: 'productDetails' | 'skuId';
  /** The seller's legal links: the SDK's element, or links of the shop's own with what the SDK says. */
  readonly legal: 'element' | 'details';
  /** An order without an answer is looked up before it is asked for again. */
  readonly looksUpFirst: boolean;
  /** How webhooks are told from forgeries. */
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
