/** The harness's side of the tap. */
import type { Exchange, ReplayedSignature } from './exchange.ts';
import type { Applied, Intervention } from './intervention.ts';
import { LIMITS } from './limits.ts';
import type { SecretKind } from './masking.ts';

/** Value of `upstream-application-id` in the harness's own calls, which distinguishes them from the shop's. */
export const HARNESS_APPLICATION = 'payment-session-conformance';

/** The target is unreachable or does not answer: reported as an outage, never as a failed rule. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export interface WebhookReplay {
  readonly exchange: string;
  readonly signature: ReplayedSignature;
  readonly change?: Readonly<Record<string, unknown>>;
}

export interface ProviderCall {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One test's view of the tap. */
export class TapClient {
  readonly #url: string;
  readonly #runKey: string;
  readonly #test: string;

  constructor(tapUrl: string, runKey: string, test: string) {
    this.#url = tapUrl;
    this.#runKey = runKey;
    this.#test = test;
  }

  /**
   * All exchanges of the test so far, masked, the secrets seen in them (for masking what the browser shows), and the longest pause
   * in seconds that the provider demanded.
   */
  exchanges(): Promise<{
    exchanges: Exchange[];
    secrets: { kind: SecretKind; value: string }[];
    paused: number;
    /** Event types of the shop's webhooks; absent if no webhook was registered through the tap. */
    eventTypes?: readonly string[];
  }> {
    return this.#call('GET', 'exchanges');
  }

  /**
   * Requests permission to begin a test, for a shop that does not pass the test token on. @param seconds after
   * this time, the permission expires
   */
  async takeTurn(seconds: number): Promise<boolean> {
    const { taken } = await this.#call<{ taken: boolean }>('POST', 'turns', { seconds });
    return taken;
  }

  giveTurn(): Promise<void> {
    return this.#call('DELETE', 'turns');
  }

  /**
   * From now on, calls without a test token may belong to this browser.
   * @param guest the permission of the browser's test, and data that only this shopper enters in the shop
   */
  begin(guest: { readonly turn: string; readonly mark: string }): Promise<void> {
    return this.#call('POST', 'guests', guest);
  }

  /** Reports ids that this browser has shown. @param shown ids that the SDK used or made, and other words that may be ids */
  claim(shown: { readonly ids: readonly string[]; readonly words: readonly string[] }): Promise<void> {
    return this.#call('POST', 'claims', shown);
  }

  /** Calls during this test that may belong to the test, but were not joined to it, or joined too late. */
  async doubtful(): Promise<readonly string[]> {
    const { calls } = await this.#call<{ calls: string[] }>('GET', 'doubts');
    return calls;
  }

  /** From now on, tests of shops that do not pass the test token on run one after the other. */
  oneAtATime(): Promise<void> {
    return this.#call('POST', 'one-at-a-time');
  }

  forget(): Promise<void> {
    return this.#call('DELETE', 'exchanges');
  }

  intervene(intervention: Intervention): Promise<void> {
    return this.#call('POST', 'interventions', intervention);
  }

  applied(): Promise<Applied[]> {
    return this.#call('GET', 'interventions');
  }

  /** Sends a recorded webhook to the shop again. @returns the shop's status */
  async replay(replay: WebhookReplay): Promise<number> {
    const { status } = await this.#call<{ status: number }>('POST', 'replays', replay);
    return status;
  }

  /**
   * Sends recorded webhooks to the shop unchanged; sends all of them before the shop answers the first one.
   */
  replayAtOnce(exchanges: readonly string[]): Promise<void> {
    return this.#call('POST', 'replays-at-once', { exchanges });
  }

  /** Waits until another call to the provider is allowed. @returns a permit, to be released after the answer */
  async permit(): Promise<string> {
    const { permit } = await this.#call<{ permit: string }>('POST', 'permits');
    return permit;
  }

  /** Ends the call of a permit. @param answer of the provider; after a 429 all calls wait as long as its Retry-After says */
  returnPermit(
    permit: string,
    answer?: { readonly status: number; readonly retryAfter?: string | undefined },
  ): Promise<void> {
    const { status, retryAfter } = answer ?? {};
    return this.#call('POST', 'permits/returned', { permit, status, retryAfter });
  }

  /**
   * Makes the tap call the provider with the credentials of the shop's last call in this test, which the test never sees.
   * @param path below the API's base, with its query
   * @returns the masked answer
   * @throws Error if the shop has not called the provider yet
   */
  ask(call: ProviderCall): Promise<ProviderAnswer> {
    return this.#call('POST', 'ask', call);
  }

  /** Waits until every pending call has its answer or has timed out. */
  settled(): Promise<void> {
    return this.#call('POST', 'settled');
  }

  health(): Promise<{ reachable: boolean; error?: string }> {
    return this.#call('GET', 'health');
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response: Response;
    try {
      response = await fetch(`${this.#url}/__tap/${path}?test=${encodeURIComponent(this.#test)}`, {
        method,
        headers: { authorization: `Bearer ${this.#runKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LIMITS.controlMilliseconds),
      });
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError')
        throw new EnvironmentError(
          `the tap did not answer ${method} ${path} within ${LIMITS.controlMilliseconds / 1000} s`,
        );
      throw new EnvironmentError(
        `the tap cannot be reached: ${String((error as { cause?: unknown }).cause ?? error)}`,
      );
    }
    if (!response.ok)
      throw new Error(`the tap refused ${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}
