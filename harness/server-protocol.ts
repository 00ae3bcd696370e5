/** The messages between a command and the process of the fixture servers. */
import type { Dialect } from '../contract/method.ts';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the public key, base64: the only self-signed certificate that Chromium accepts. */
  readonly spki: string;
}

export interface Addresses {
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly cssUrl: string;
}

/** Rate limit of a provider that is started alone. */
export interface ProviderLimits {
  /** Number of requests that are answered in one second; further requests get 429. */
  readonly rateLimit?: number;
  /** Share of requests answered 503, 0 to 1. */
  readonly failures?: number;
  /** Seed that selects the failing requests: with the same seed, the same requests fail. */
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
  /** Run id that the fixture shop adds to objects in the sandbox. */
  readonly runId?: string;
  /** The shop runs elsewhere; absent: the fixture shop is started. */
  readonly shopUrl?: string;
  readonly webhooks: boolean;
  /**
   * Fixture shop: the address at which the provider's webhooks reach the tap. Other shops: the address to which the tap forwards
   * webhooks.
   */
  readonly webhookUrl?: string;
  /** Whether faults may be switched on. */
  readonly faults: boolean;
  /** Maximum number of requests to the provider per second. */
  readonly rateLimit?: number;
  /** Factor by which the shop waits longer for an answer. */
  readonly timeoutFactor: number;
  /** Certificate with which shop, provider and portal use TLS. */
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
