/** What the embedded provider is started with. */
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
  /** A shopper's token that is known from the start, in the Commerce dialect. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints. */
  readonly controlKey: string;
  /** Whether deliberate violations can be switched on. */
  readonly faults?: boolean;
  /** What it refuses for being too much, and how often it fails. */
  readonly limits?: Limits;
  /** Refuses what the migration to sessions removes, and what lacks a required member. */
  readonly strict?: boolean;
  /** Version that events name. */
  readonly protocolVersion?: string;
}
