/**
 * The exchange record: what was seen of one request and its answer, the only evidence on which rules are judged.
 * Secrets are replaced before a record is made (`masking.ts`); a record never holds one.
 */

/** `none`: as it came; `wrong`: it no longer fits; `missing`: there is none at all. */
export type ReplayedSignature = 'none' | 'wrong' | 'missing';

/** Who sent the request: the shop's back end, the browser, the provider (webhooks), or the harness itself. */
export type Sender = 'shop' | 'browser' | 'provider' | 'harness';

export interface Exchange {
  /** Unique in a run. */
  readonly id: string;
  readonly sender: Sender;
  /** Milliseconds since the epoch, by the system's clock: when the request was seen, and when its answer was. */
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
    /** Characters of the whole body, of which only the first were kept (`limits.ts`). */
    readonly truncatedFrom?: number;
  };
  /** Why no answer came, e.g. `ECONNREFUSED`. */
  readonly error?: string;
  /** Id of the intervention that changed this exchange: a scenario's stimulus, or a fault. */
  readonly intervention?: string;
  /**
   * Webhooks: whether the signature is right, for a webhook whose secret the tap saw being made. No document says how to
   * sign: one that does not fit is `invalid` only where the provider is known to sign in the way that the tap knows.
   */
  readonly signature?: 'valid' | 'invalid' | 'missing' | 'unknown';
  /** Webhooks that the harness sent again: what it did to the signature. */
  readonly replay?: ReplayedSignature;
}

/** One call of the shop's page to the SDK, observed in the page: arguments and what came of it, masked. */
export interface SdkCall {
  readonly id: string;
  /** e.g. `createSource`, `createElement`, `mount`. */
  readonly method: string;
  readonly args: readonly unknown[];
  readonly at: number;
  /** The page's address without its query. */
  readonly page: string;
  /** What the call returned or resolved with; absent while it has not. */
  readonly result?: unknown;
  readonly settledAt?: number;
  /** The message it threw or rejected with. */
  readonly threw?: string;
}

/** The main frame was sent to an address (redirects included). */
export interface Navigation {
  readonly id: string;
  readonly url: string;
  readonly at: number;
}
