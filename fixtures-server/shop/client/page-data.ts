/** What the pages' script is told by the page it runs in. */

/** A method that is paid by a button of the SDK. */
export interface PageButton {
  /** Type of the element. */
  readonly element: string;
  /** Made with a payment request, and not there in every browser. */
  readonly wallet: boolean;
}

/** An element of the SDK that the shopper fills in. */
export interface PageField {
  /** Type of the element. */
  readonly element: string;
  readonly label: string;
  /** What it is made with, besides its style. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface PageMethod {
  readonly name: string;
  readonly fields: readonly PageField[];
  readonly button?: PageButton;
  /** What the source is made of; for a button, what the button is made with. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The provider comes before the order. */
  readonly redirectsFirst: boolean;
  /** It can be saved to the account of the shopper, who has one. */
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

/** Whose legal texts belong on the page. */
export interface SellerData extends SdkData {
  readonly entity: string;
}

export interface PaymentData extends SdkData {
  readonly sessionId: string;
  /** What is bought is a subscription: the source is kept, and the shopper accepts the terms of the seller. */
  readonly subscribes?: { readonly entity: string | undefined; readonly asks: boolean };
  readonly country: string;
  readonly currency: string;
  /** By type. */
  readonly methods: Readonly<Record<string, PageMethod>>;
  readonly saved?: readonly PageSaved[];
  /** Never there, but for a fault. */
  readonly secretKey?: string;
}

/** For saving a payment method although nothing is bought: there is no payment session. */
export interface SavingData extends SdkData {
  readonly country: string;
  readonly currency: string;
  readonly method: Pick<PageMethod, 'fields' | 'payload'>;
}

export interface DropinData extends SdkData {
  /** What is bought is a subscription: Drop-in hands over the terms that were accepted. */
  readonly subscribes: boolean;
  /** Drop-in's configuration, without the callbacks. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Exactly what the order's next action says. */
export interface InstructionsData {
  readonly sourceId: string;
  readonly sourceClientSecret: string;
}

export interface ConfirmationData extends SdkData {
  readonly instructions: InstructionsData;
}
