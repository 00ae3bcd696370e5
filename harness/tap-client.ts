/** The harness's side of the tap. */
import type { Exchange, ReplayedSignature } from './exchange.ts';
import type { Applied, Intervention } from './intervention.ts';
import { LIMITS } from './limits.ts';
import type { SecretKind } from './masking.ts';

/** How the harness names itself in `upstream-application-id`, so that its own calls are not taken for the shop's. */
export const HARNESS_APPLICATION = 'payment-session-conformance';

/** The target cannot be reached or answers no request: a cause of its own, never a failed rule. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export interface WebhookReplay {
  readonly exchange: string;
  readonly signature: ReplayedSignature;
  readonly change?: Readonly<Record<string, unknown>>;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export interface Told {
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
   * All exchanges of the test so far, masked, the secrets seen in them (for masking what the browser shows), and the
   * longest pause in seconds that the provider asked of everybody meanwhile.
   */
  exchanges(): Promise<{
    exchanges: Exchange[];
    secrets: { kind: SecretKind; value: string }[];
    paused: number;
    /** Types of events that the shop's webhooks ask for; absent where none was registered through the tap. */
    eventTypes?: readonly string[];
  }> {
    return this.#call('GET', 'exchanges');
  }

  /** Asks to begin: for a test of a shop that hands no token on. @param seconds after which the turn ends by itself */
  async takeTurn(seconds: number): Promise<boolean> {
    const { taken } = await this.#call<{ taken: boolean }>('POST', 'turns', { seconds });
    return taken;
  }

  giveTurn(): Promise<void> {
    return this.#call('DELETE', 'turns');
  }

  /**
   * From now on calls without a token may be this browser's.
   * @param guest the turn of its test, and what this shopper alone gives the shop
   */
  begin(guest: { readonly turn: string; readonly mark: string }): Promise<void> {
    return this.#call('POST', 'guests', guest);
  }

  /** Tells what this browser has shown. @param shown ids of what the SDK used or made, and other words that may be ids */
  claim(shown: { readonly ids: readonly string[]; readonly words: readonly string[] }): Promise<void> {
    return this.#call('POST', 'claims', shown);
  }

  /** Calls during this test that may be its own although nothing joined them to it, or not in time. */
  async doubtful(): Promise<readonly string[]> {
    const { calls } = await this.#call<{ calls: string[] }>('GET', 'doubts');
    return calls;
  }

  /** Has tests of such shops run one after the other from now on. */
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

  /** Sends recorded webhooks to the shop, each as it was, all before the first is answered. */
  replayAtOnce(exchanges: readonly string[]): Promise<void> {
    return this.#call('POST', 'replays-at-once', { exchanges });
  }

  /** Waits until the provider may be asked once more. @returns a permit, to be given back when the answer is there */
  async permit(): Promise<string> {
    const { permit } = await this.#call<{ permit: string }>('POST', 'permits');
    return permit;
  }

  /** Gives a permit back. @param answer what came; a 429 makes all wait for as long as it asks */
  returnPermit(
    permit: string,
    answer?: { readonly status: number; readonly retryAfter?: string | undefined },
  ): Promise<void> {
    const { status, retryAfter } = answer ?? {};
    return this.#call('POST', 'permits/returned', { permit, status, retryAfter });
  }

  /**
   * Has the tap ask the provider as the shop last asked it in this test, with a credential that the test never sees.
   * @param path below the API's base, with its query
   * @returns the answer as it is recorded: masked
   * @throws Error when the shop has not asked anything yet
   */
  ask(question: Question): Promise<Told> {
    return this.#call('POST', 'ask', question);
  }

  /** Waits until every call that is under way has its answer, or none in time. */
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
        `the fixture servers are gone: ${String((error as { cause?: unknown }).cause ?? error)}`,
      );
    }
    if (!response.ok)
      throw new Error(`the tap refused ${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}
