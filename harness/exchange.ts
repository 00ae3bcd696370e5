/**
 * The exchange record: one request and its answer, as seen. Rules are judged only on such records. Secrets are
 * replaced before a record is made (`masking.ts`); a record never contains a secret.
 */

/** `none`: signature unchanged; `wrong`: signature invalid; `missing`: no signature. */
export type ReplayedSignature = 'none' | 'wrong' | 'missing';

/** Who sent the request: the shop's back end, the browser, the provider (webhooks), or the harness itself. */
export type Sender = 'shop' | 'browser' | 'provider' | 'harness';

export interface Exchange {
  /** Unique within a run. */
  readonly id: string;
  readonly sender: Sender;
  /** Times of request and answer, in milliseconds since the epoch (system clock). */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly request: {
    readonly method: string;
    /** Absolute, masked. */
    readonly url: string;
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed JSON if the body is JSON, otherwise text; absent if there is no body. */
    readonly body?: unknown;
  };
  /** Absent when no answer came. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** Length of the whole body, if the record contains only its beginning (`limits.ts`). */
    readonly truncatedFrom?: number;
  };
  /** The tap received the answer, and closed the connection on purpose: the sender does not know the answer. */
  readonly isLost?: true;
  /** Why no answer came, e.g. `ECONNREFUSED`. */
  readonly error?: string;
  /** Id of the intervention that changed this exchange: a scenario's stimulus, or a fault. */
  readonly intervention?: string;
  /**
   * For webhooks: whether the signature is correct, if the tap knows the webhook's secret. No document
   * describes the signature, so a mismatch is `invalid` only for a provider that is known to sign like the
   * embedded one.
   */
  readonly signature?: 'valid' | 'invalid' | 'missing' | 'unknown';
  /** For webhooks that the harness sent again: how the harness changed the signature. */
  readonly replay?: ReplayedSignature;
}

/** One call of the SDK by the shop's page, observed in the page: arguments and result, masked. */
export interface SdkCall {
  readonly id: string;
  /** e.g. `createSource`, `createElement`, `mount`. */
  readonly method: string;
  readonly args: readonly unknown[];
  readonly at: number;
  /** The page's address without its query. */
  readonly page: string;
  /** The returned or resolved value of the call; absent while the call is pending. */
  readonly result?: unknown;
  readonly settledAt?: number;
  /** The message of the error that the call threw. */
  readonly threw?: string;
}

/** A navigation of the main frame to an address (also by a redirect). */
export interface Navigation {
  readonly id: string;
  readonly url: string;
  readonly at: number;
}
