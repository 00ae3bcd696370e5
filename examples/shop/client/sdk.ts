/** The parts of the payment SDK that this shop uses. */
import type { PageData } from '../shared/views.ts';

export interface SdkElement {
  mount(id: string): void;
  destroy(): void;
  on(event: string, listener: (event: unknown) => void): void;
}

export interface SourceResult {
  readonly source?: {
    readonly id: string;
    readonly clientSecret: string;
    readonly state: string;
    readonly redirect?: { readonly redirectUrl?: string };
  } | null;
  readonly error?: { readonly failedSourceId?: string; readonly errors?: readonly unknown[] } | null;
}

export interface Sdk {
  createElement(type: string, options?: unknown): SdkElement;
  createSource(...given: readonly unknown[]): Promise<SourceResult>;
  retrieveAvailablePaymentMethods(filter: {
    readonly sessionId: string;
  }): Promise<{ readonly paymentMethods: readonly { readonly type: string }[] }>;
  readonly Compliance: {
    getDetails(of: {
      readonly language: string;
      readonly country: string;
      readonly businessEntityCode: string;
    }): { readonly disclosure?: Disclosures };
  };
}

export interface Disclosures {
  readonly resellerDisclosure?: { readonly localizedText: string };
  readonly confirmDisclosure?: { readonly localizedText: string };
  readonly termsOfSale?: { readonly localizedText: string; readonly url?: string };
}

type SdkMaker = new (publicKey: string, options: { readonly locale: string }) => Sdk;

const data = JSON.parse(document.querySelector('#shop-data')?.textContent ?? '{}') as PageData;

export function pageData(): PageData {
  return data;
}

const made = new Map<string, Sdk>();

/**
 * One SDK object for each language.
 * @throws Error if the SDK's script was not loaded
 */
export function sdkIn(locale: string): Sdk {
  const known = made.get(locale);
  if (known) return known;
  const { DigitalRiver } = window as unknown as { readonly DigitalRiver?: SdkMaker };
  if (!DigitalRiver) throw new Error('the payment SDK did not load');
  const sdk = new DigitalRiver(data.publicKey, { locale });
  made.set(locale, sdk);
  return sdk;
}

export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? 'en';
}
