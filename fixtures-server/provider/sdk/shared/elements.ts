/** The SDK's elements as data: frame, collected members, and how many one instance may have. */
import type { ElementErrorCode } from './texts.ts';

export interface ElementKind {
  /** Its payload members (in a details object), and the error while they are missing. */
  readonly collects?: {
    readonly detailsKey: string;
    readonly members: readonly string[];
    readonly missing: ElementErrorCode | null;
  };
  /** Page of its frame; null: drawn directly into the container. */
  readonly frame: string | null;
  /** Whether one instance of the SDK may hold several. */
  readonly many: boolean;
  /** Required options. */
  readonly needs: readonly string[];
  /** Options that its frame needs, besides style. */
  readonly takes: readonly string[];
  /** `elementType` of its events, if it differs from the type in lower case. */
  readonly reportedAs?: string;
  readonly button?: ButtonKind;
}

/** An element that creates a source when it is pressed. */
export interface ButtonKind {
  /** Name shown to the shopper. */
  readonly brand: string;
  /** `type` of the source. */
  readonly sourceType: string;
  /**
   * `wallet`: asks in a sheet, by a payment request. `account`: asks in a sheet, by source data. `site`: takes the
   * shopper to the provider's own site, by source data.
   */
  readonly asks: 'wallet' | 'account' | 'site';
  /** The wallet validates the merchant before it shows its sheet. */
  readonly merchantSession: boolean;
}

const FIELD = { many: false, needs: [], takes: [] } as const;

const card = (type: string, missing: ElementErrorCode, ...members: string[]): ElementKind => ({
  ...FIELD,
  frame: type,
  collects: { detailsKey: 'creditCard', members, missing },
});

const button = (
  brand: string,
  sourceType: string,
  asks: ButtonKind['asks'],
  merchantSession = false,
): ElementKind => ({
  frame: 'button',
  many: asks !== 'site',
  needs: asks === 'wallet' ? [] : ['sourceData'],
  takes: asks === 'site' ? ['sourceData'] : [],
  button: { brand, sourceType, asks, merchantSession },
});

const ELEMENT_TYPES = [
  'cardnumber',
  'cardexpiration',
  'cardcvv',
  'creditcard',
  'konbini',
  'iban',
  'ideal',
  'onlinebanking',
  'paypal',
  'paypalcredit',
  'amazonpay',
  'googlepay',
  'applepay',
  'delayedpaymentinstructions',
  'compliance',
  'offlinerefund',
  'taxidentifier',
  'invoiceattribute',
  'msts',
] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

export const ELEMENTS: Readonly<Record<ElementType, ElementKind>> = {
  cardnumber: card('cardnumber', 'incomplete_card_number', 'number'),
  cardexpiration: card('cardexpiration', 'incomplete_expiration_date', 'expirationMonth', 'expirationYear'),
  cardcvv: card('cardcvv', 'incomplete_security_code', 'cvv'),
  creditcard: card(
    'creditcard',
    'incomplete_card_number',
    'number',
    'expirationMonth',
    'expirationYear',
    'cvv',
  ),
  konbini: {
    ...FIELD,
    frame: 'konbini',
    collects: { detailsKey: 'konbini', members: ['storeId'], missing: 'missing_parameter' },
  },
  // no document says which payload takes the IBAN; only direct debit needs one
  iban: {
    ...FIELD,
    frame: 'iban',
    collects: { detailsKey: 'directDebit', members: ['iban'], missing: 'incomplete_iban' },
  },
  // empty, unless the session is for a subscription
  ideal: {
    ...FIELD,
    frame: 'ideal',
    needs: ['ideal'],
    takes: ['ideal'],
    collects: { detailsKey: 'ideal', members: [], missing: null },
  },
  onlinebanking: {
    ...FIELD,
    frame: 'onlinebanking',
    needs: ['onlineBanking'],
    takes: ['onlineBanking'],
    collects: { detailsKey: 'onlineBanking', members: ['bankCode'], missing: 'missing_parameter' },
  },
  paypal: button('PayPal', 'payPal', 'account'),
  paypalcredit: button('PayPal Credit', 'payPalCredit', 'account'),
  amazonpay: button('Amazon Pay', 'amazonPay', 'site'),
  googlepay: button('Google Pay', 'googlePay', 'wallet'),
  applepay: button('Apple Pay', 'applePay', 'wallet', true),
  delayedpaymentinstructions: {
    ...FIELD,
    frame: 'delayedpaymentinstructions',
    needs: ['sourceId', 'sourceClientSecret'],
    takes: ['sourceId', 'sourceClientSecret'],
    reportedAs: 'delayedPaymentInstructions',
  },
  offlinerefund: { ...FIELD, frame: 'offlinerefund', needs: ['refundToken'], takes: ['refundToken'] },
  taxidentifier: { ...FIELD, frame: 'taxidentifier', needs: ['taxIdentifier'], takes: ['taxIdentifier'] },
  invoiceattribute: {
    ...FIELD,
    frame: 'invoiceattribute',
    needs: ['invoiceAttribute'],
    takes: ['invoiceAttribute'],
  },
  msts: button('TreviPay', 'msts', 'site'),
  compliance: { ...FIELD, frame: null, many: true },
};

/** Every page that a frame of an element is drawn with. */
export const FRAME_PAGES: readonly string[] = [
  ...new Set(ELEMENT_TYPES.flatMap((type) => ELEMENTS[type].frame ?? [])),
];

export function isElementType(type: string): type is ElementType {
  return ELEMENT_TYPES.some((known) => known === type);
}

/** Name of an element in its events. */
export function reportedType(type: ElementType): string {
  return ELEMENTS[type].reportedAs ?? type;
}
