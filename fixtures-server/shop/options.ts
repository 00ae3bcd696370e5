/** What the fixture shop is started with. */
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
  /** Commerce dialect: the one shopper that everybody is; absent: every guest is one. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints, below `/__shop`. */
  readonly controlKey: string;
  /** How many times longer than usual the API may take to answer. */
  readonly timeoutFactor: number;
  /** What is made in a sandbox carries the id of the run, so that it can be told from what others made. */
  readonly sandboxRunId?: string;
  /** Where webhooks reach the shop; without one it receives no events. */
  readonly webhookAddress?: string;
}
