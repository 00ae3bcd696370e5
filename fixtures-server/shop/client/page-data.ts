/** What the pages' script is told by the page it runs in. */

export interface PageMethod {
  readonly name: string;
  /** Elements of the SDK that the shopper fills in. */
  readonly fields: readonly string[];
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
