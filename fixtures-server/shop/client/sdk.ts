/** The part of the SDK's interface that the pages use. */

export interface SdkEvent extends SourceResult {
  /** In a source event: closes the sheet. */
  readonly complete?: (status: 'success' | 'failure') => void;
}

/** The state of a field in its events. */
export interface FieldEvent {
  readonly complete?: boolean;
  readonly error?: object | null;
  /** Of the tax identifier when it is ready. */
  readonly hasTaxIdentifier?: boolean;
  /** Of the tax identifier when it changes; without a value while what is typed is wrong. */
  readonly identifier?: {
    readonly type?: string;
    readonly value?: string | null;
    readonly customerType?: string;
  };
}

export interface SdkElement {
  mount(container: string): void;
  unmount(): void;
  on(event: 'source', handler: (event: SdkEvent) => void): void;
  on(event: 'ready' | 'change', handler: (event: FieldEvent) => void): void;
  /** Wallets only: whether this browser has the wallet. */
  canMakePayment?(): boolean;
}

export interface SdkSource {
  readonly id: string;
  readonly redirect?: { readonly redirectUrl?: string } | null;
  /** What the shopper agreed to when the source was made. */
  readonly mandate?: { readonly terms?: string };
}

export interface SdkError {
  readonly failedSourceId?: string;
}

/** One of the two members is null or missing. */
export interface SourceResult {
  readonly source?: SdkSource | null;
  readonly error?: SdkError | null;
}

export type AuthenticationStatus = 'complete' | 'authentication_not_required' | 'failed';

export interface AvailableMethod {
  readonly type: string;
  readonly displayName?: string;
}

/** A text in the shopper's language. */
interface LegalText {
  readonly localizedText?: string;
}

export interface Sdk {
  readonly Compliance: {
    getDetails(
      entity: string,
      locale: string,
    ): {
      readonly disclosure?: {
        readonly resellerDisclosure?: LegalText;
        readonly confirmDisclosure?: LegalText;
        readonly autorenewalPlanTerms?: LegalText;
      };
    };
  };
  createElement(type: string, options?: object): SdkElement;
  paymentRequest(data: object): object;
  createDropin(config: object): { mount(container: string): void };
  createSource(payload: object): Promise<SourceResult>;
  createSource(element: SdkElement, payload: object): Promise<SourceResult>;
  authenticateSource(data: {
    sessionId: string;
    sourceId: string;
    sourceClientSecret: string;
    returnUrl: string;
  }): Promise<{ readonly status: AuthenticationStatus }>;
  retrieveAvailablePaymentMethods(filters: {
    sessionId: string;
  }): Promise<{ readonly paymentMethods: readonly AvailableMethod[] }>;
}

declare global {
  interface Window {
    /** Missing when the SDK's script did not load. */
    readonly DigitalRiver?: new (key: string, options: { locale: string }) => Sdk;
  }
}

/** @throws Error if the SDK's script did not load, or refuses the key */
export function loadSdk({ publicKey, locale }: { publicKey: string; locale: string }): Sdk {
  const { DigitalRiver } = window;
  if (!DigitalRiver) throw new Error('the SDK is not loaded');
  return new DigitalRiver(publicKey, { locale });
}
