/** The messages between a command and the process that runs the fixture servers. */
import type { Dialect } from '../contract/method.ts';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the public key, base64: by this Chromium knows the one certificate that it may accept. */
  readonly spki: string;
}

export interface Addresses {
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly cssUrl: string;
}

/** What a provider that is started alone does to those who ask too much. */
export interface ProviderLimits {
  /** Requests that are answered in any one second; those beyond it get 429. */
  readonly rateLimit?: number;
  /** Share of requests answered 503, 0 to 1. */
  readonly failures?: number;
  /** Which requests fail is the same for the same seed. */
  readonly seed?: number;
}

export interface ServersRequest {
  readonly only?: 'provider';
  readonly host: string;
  readonly ports: {
    readonly provider: number;
    readonly portal: number;
    readonly tap: number;
    readonly shop: number;
  };
  readonly keys: { readonly publicKey: string; readonly secretKey: string; readonly shopperToken?: string };
  readonly runKey: string;
  readonly apiVersion: string;
  readonly dialect: Dialect;
  /** The provider runs elsewhere; absent: the embedded one is started. */
  readonly sandbox?: Addresses;
  /** With it, what the fixture shop makes in the sandbox says which run made it. */
  readonly runId?: string;
  /** The shop runs elsewhere; absent: the fixture shop is started. */
  readonly shopUrl?: string;
  readonly webhooks: boolean;
  /** Where webhooks reach the fixture shop by way of the tap; of another shop, where it takes them from the tap. */
  readonly webhookUrl?: string;
  /** Whether faults may be switched on. */
  readonly faults: boolean;
  /** Requests a second that the provider is asked at most. */
  readonly rateLimit?: number;
  /** How many times longer than usual the shop waits for an answer. */
  readonly timeoutFactor: number;
  /** With it shop, provider and portal are served over TLS. */
  readonly tls?: Certificate;
  /** Of the embedded provider. */
  readonly limits?: ProviderLimits;
  /** Whether the embedded provider refuses payloads that are not migrated. */
  readonly strict?: boolean;
}

export type ServersAnswer =
  | ({
      ok: true;
      publicKey: string;
      secretKey: string;
      tapUrl?: string;
      shopUrl?: string;
      controlUrl?: string;
      portalUrl?: string;
    } & Addresses)
  | { ok: false; message: string };
