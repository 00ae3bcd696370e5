/** Options of the embedded provider. */
import type { Certificate } from '../../harness/server-protocol.ts';
import type { Limits } from './api/limits.ts';

export interface ProviderOptions {
  readonly host: string;
  /** API and SDK; 0 for any free one. */
  readonly port: number;
  readonly portalPort: number;
  /** Serves over TLS. */
  readonly tls?: Certificate;
  readonly publicKey: string;
  readonly secretKey: string;
  /** A predefined shopper token, in the Commerce dialect. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints. */
  readonly controlKey: string;
  /** Whether deliberate violations can be switched on. */
  readonly faults?: boolean;
  /** Rate limit and share of failing requests. */
  readonly limits?: Limits;
  /** Refuses payloads with removed members or without required members. */
  readonly strict?: boolean;
  /** Version that events name. */
  readonly protocolVersion?: string;
}
