/**
 * The exchange record: one request and its answer, as seen. Rules are judged only on such records. Secrets are replaced before a
 * record is made (`masking.ts`); a record never holds one.
 */

/** `none`: signature unchanged; `wrong`: signature invalid; `missing`: no signature. */
export type ReplayedSignature = 'none' | 'wrong' | 'missing';

/** Who sent the request: the shop's back end, the browser, the provider (webhooks), or the harness itself. */
export type Sender = 'shop' | 'browser' | 'provider' | 'harness';

export interface Exchange {
  /** Unique in a run. */
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
    /** Parsed JSON where the body is JSON, text otherwise, absent where there is none. */
    readonly body?: unknown;
  };
  /** Absent when no answer came. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** Length of the whole body, if only its beginning is kept (`limits.ts`). */
    readonly truncatedFrom?: number;
  };
  /** Why no answer came, e.g. `ECONNREFUSED`. */
  readonly error?: string;
  /** Id of the intervention that changed this exchange: a scenario's stimulus, or a fault. */
  readonly intervention?: string;
  /**
   * Webhooks: whether the signature is right, if the tap knows the webhook's secret. No document describes the signature, so a
   * mismatch is `invalid` only for a provider that is known to sign like the embedded one.
   */
  readonly signature?: 'valid' | 'invalid' | 'missing' | 'unknown';
  /** Webhooks that the harness sent again: how it changed the signature. */
  readonly replay?: ReplayedSignature;
}

/** One call of the shop's page to the SDK, observed in the page: arguments and result, masked. */
export interface SdkCall {
  readonly id: string;
  /** e.g. `createSource`, `createElement`, `mount`. */
  readonly method: string;
  readonly args: readonly unknown[];
  readonly at: number;
  /** The page's address without its query. */
  readonly page: string;
  /** What the call returned or resolved with; absent until then. */
  readonly result?: unknown;
  readonly settledAt?: number;
  /** The message of its error. */
  readonly threw?: string;
}

/** The main frame navigated to an address (redirects included). */
export interface Navigation {
  readonly id: string;
  readonly url: string;
  readonly at: number;
}
