/** Options of the fixture shop. */
import type { Certificate } from '../../harness/server-protocol.ts';
import type { Dialect } from './state/markets.ts';

export interface ShopOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Serves over TLS. */
  readonly tls?: Certificate;
  /** Base of the payment API as the shop calls it, no slash at the end. */
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly dialect: Dialect;
  /** The SDK's script and style sheet. */
  readonly jsUrl: string;
  readonly cssUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** Commerce dialect: the shared shopper; absent: every guest is a separate shopper. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints, below `/__shop`. */
  readonly controlKey: string;
  /** Factor for the API's timeout. */
  readonly timeoutFactor: number;
  /** Objects in a sandbox carry the run's id, so that they can be distinguished from others. */
  readonly sandboxRunId?: string;
  /** Where webhooks reach the shop; without one it receives no events. */
  readonly webhookAddress?: string;
}
