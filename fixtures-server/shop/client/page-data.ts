/** What the pages' script is told by the page it runs in. */

/** A method that is paid by a button of the SDK. */
export interface PageButton {
  /** Type of the element. */
  readonly element: string;
  /** Made with a payment request, and not there in every browser. */
  readonly wallet: boolean;
}

export interface PageMethod {
  readonly name: string;
  /** Elements of the SDK that the shopper fills in. */
  readonly fields: readonly string[];
  readonly button?: PageButton;
  /** What the source is made of; for a button, what the button is made with. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The provider comes before the order. */
  readonly redirectsFirst: boolean;
}

interface SdkData {
  readonly publicKey: string;
  readonly locale: string;
}

export interface PaymentData extends SdkData {
  readonly sessionId: string;
  readonly country: string;
  readonly currency: string;
  /** By type. */
  readonly methods: Readonly<Record<string, PageMethod>>;
  /** Never there, but for a fault. */
  readonly secretKey?: string;
}

/** Exactly what the order's next action says. */
export interface InstructionsData {
  readonly sourceId: string;
  readonly sourceClientSecret: string;
}

export interface ConfirmationData extends SdkData {
  readonly instructions: InstructionsData;
}
