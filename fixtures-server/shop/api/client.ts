/** Calls of the payment API over HTTP: keys, timeouts, rate limits, and kinds of failure. */
import { setTimeout as pause } from 'node:timers/promises';
import { TEST_TOKEN_HEADER } from '../../../harness/test-token.ts';
import { LIMITS, readAll } from '../../../harness/limits.ts';
import { refusalErrors, type RefusalError } from './answers.ts';

/** Milliseconds. */
const TIMEOUT = 10_000;
/** Maximum number of repetitions after 429, and the longest pause in seconds. */
const MOST_PAUSES = 3;
const LONGEST_PAUSE = 60;
const APPLICATION = 'conformance-fixture-shop/1.0';

/** In the Commerce dialect, the rate limit is a 409 with this code. */
const QUOTA = '"rate-limit-quota-exceeded"';

interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body?: string;
}

export interface ApiOptions {
  /** Base of the API, no slash at the end. */
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly secretKey: string;
  /** Factor for the timeout of answers. */
  readonly timeoutFactor: number;
}

/** Who calls. */
export interface Caller {
  /** Value of the trace header: the test's token, otherwise the shop's session; absent for calls outside a session. */
  readonly trace?: string;
  /** Milliseconds to wait after a 429 with this `Retry-After`, in seconds. */
  pauseAfter(retryAfter: number): number;
}

/** The API refused the call without effect: 4xx. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly errors: readonly RefusalError[];

  constructor(status: number, body: unknown) {
    super(`the API answered ${status}`);
    this.status = status;
    this.errors = refusalErrors(body);
  }
}

/** The outcome of a call is unknown: 5xx, no answer, or an unreadable answer. */
export class ApiOutage extends Error {
  override readonly name = 'ApiOutage';
}

export class ApiClient {
  readonly #options: ApiOptions;
  readonly #caller: Caller;

  constructor(options: ApiOptions, caller: Caller) {
    this.#options = options;
    this.#caller = caller;
  }

  /**
   * A failed GET is repeated once, because reading has no side effects; other calls are not.
   * @param body sent as JSON, or as a form if it is one
   * @param authorization value of the header; by default the shop's own key
   * @returns the parsed body, undefined where there is none
   * @throws ApiRefusal, ApiTrouble
   */
  async call(
    method: string,
    path: string,
    body?: object,
    authorization = `Bearer ${this.#options.secretKey}`,
  ): Promise<unknown> {
    const isForm = body instanceof URLSearchParams;
    const request = {
      method,
      path,
      authorization,
      contentType: isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(body ? { body: isForm ? body.toString() : JSON.stringify(body) } : {}),
    };
    try {
      return await this.#patiently(request);
    } catch (error) {
      if (method === 'GET' && error instanceof ApiOutage) return this.#patiently(request);
      throw error;
    }
  }

  /** A call answered with 429 was not processed: any call may be repeated after the pause. */
  async #patiently(request: ApiRequest): Promise<unknown> {
    for (let pauses = 0; ; pauses += 1) {
      const { status, retryAfter, text } = await this.#send(request);
      const tooMany = status === 429 || (status === 409 && text.includes(QUOTA));
      if (tooMany && pauses < MOST_PAUSES && retryAfter <= LONGEST_PAUSE) {
        await pause(this.#caller.pauseAfter(retryAfter));
        continue;
      }
      if (status >= 500) throw new ApiOutage(`the API answered ${status}`);
      const answer = parse(text);
      if (status >= 400) throw new ApiRefusal(status, answer);
      return answer;
    }
  }

  async #send({ method, path, body, authorization, contentType }: ApiRequest): Promise<{
    status: number;
    retryAfter: number;
    text: string;
  }> {
    const { apiUrl, apiVersion, timeoutFactor } = this.#options;
    const { trace } = this.#caller;
    try {
      const response = await fetch(`${apiUrl}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT * timeoutFactor),
        headers: {
          authorization,
          'digitalriver-version': apiVersion,
          'content-type': contentType,
          'upstream-application-id': APPLICATION,
          ...(trace === undefined ? {} : { [TEST_TOKEN_HEADER]: trace }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        status: response.status,
        retryAfter: retryAfter >= 0 ? retryAfter : 1,
        text: response.body ? (await readAll(response.body, LIMITS.readBytes)).toString() : '',
      };
    } catch (error) {
      throw new ApiOutage('the API gave no answer', { cause: error });
    }
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiOutage('the API answered with something that is no JSON', { cause: error });
  }
}
