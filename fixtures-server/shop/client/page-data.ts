/** Data that a page passes to the script. */

/** A method that is paid by a button of the SDK. */
export interface PageButton {
  /** Type of the element. */
  readonly element: string;
  /** Made with a payment request; not available in every browser. */
  readonly wallet: boolean;
}

/** An element of the SDK that the shopper fills in. */
export interface PageField {
  /** Type of the element. */
  readonly element: string;
  readonly label: string;
  /** Its options, besides style. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface PageMethod {
  readonly name: string;
  readonly fields: readonly PageField[];
  readonly button?: PageButton;
  /** The payload of the source, or the options of the button. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The provider comes before the order. */
  readonly redirectsFirst: boolean;
  /** Whether the method can be saved to the shopper's account. */
  readonly storable?: boolean;
}

/** A payment method that the shopper saved before. */
export interface PageSaved {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly preferred: boolean;
  /** For authenticating the shopper. */
  readonly clientSecret: string;
}

interface SdkData {
  readonly publicKey: string;
  readonly locale: string;
}

/** The seller whose legal texts the page shows. */
export interface SellerData extends SdkData {
  readonly entity: string;
}

export interface PaymentData extends SdkData {
  readonly sessionId: string;
  /** The purchase is a subscription: the source is saved, and the shopper accepts the seller's terms. */
  readonly subscribes?: { readonly entity: string | undefined; readonly asks: boolean };
  readonly country: string;
  readonly currency: string;
  /** By type. */
  readonly methods: Readonly<Record<string, PageMethod>>;
  readonly saved?: readonly PageSaved[];
  /** Present only with a fault. */
  readonly secretKey?: string;
}

/** For saving a payment method without a purchase: there is no payment session. */
export interface SavingData extends SdkData {
  readonly country: string;
  readonly currency: string;
  readonly method: Pick<PageMethod, 'fields' | 'payload'>;
}

export interface DropinData extends SdkData {
  /** The purchase is a subscription: Drop-in returns the accepted terms. */
  readonly subscribes: boolean;
  /** Drop-in's configuration, without the callbacks. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Exactly the data of the order's next action. */
export interface InstructionsData {
  readonly sourceId: string;
  readonly sourceClientSecret: string;
}

export interface ConfirmationData extends SdkData {
  readonly instructions: InstructionsData;
}
