/** Calls to the payment API. They need the secret key, so only the server makes them. */
import type { Behaviour } from './behaviour.ts';

/** The API refused the request. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`the payment API answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The result of the call is unknown: the API failed, or did not answer in time. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export interface ApiSettings {
  readonly apiUrl: string;
  readonly secretKey: string;
  readonly apiVersion: string;
}

const TIMEOUT = 15_000;
/** Maximum wait; for more, the shopper must decide. */
const LONGEST_PAUSE = 20_000;
const PAUSES = [150, 600];

export class Api {
  readonly #settings: ApiSettings;
  readonly #behaviour: Pick<Behaviour, 'pauseAfterLimit'>;
  /** The rate limit belongs to the key, so a pause applies to all shoppers. */
  #heldUntil = 0;

  constructor(settings: ApiSettings, behaviour: Pick<Behaviour, 'pauseAfterLimit'>) {
    this.#settings = settings;
    this.#behaviour = behaviour;
  }

  /** Reads data; a failed read is repeated. */
  async get<T>(path: string, trace?: string): Promise<T> {
    for (const pause of PAUSES) {
      try {
        return await this.call<T>('GET', path, undefined, trace);
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        await wait(pause);
      }
    }
    return this.call<T>('GET', path, undefined, trace);
  }

  /**
   * @param trace this shop's id of the shopper's visit
   * @throws Refused for 4xx, Unanswered for 5xx and timeouts
   */
  async call<T>(method: string, path: string, body?: unknown, trace?: string): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await wait(this.#heldUntil - Date.now());
      const response = await this.#send(method, path, body, trace);
      if (response.status !== 429) return this.#read<T>(response);
      const pause = this.#behaviour.pauseAfterLimit(response.headers.get('retry-after'));
      this.#heldUntil = Math.max(this.#heldUntil, Date.now() + pause);
      // a call refused by the rate limit had no effect, so it can be repeated
      if (attempt === 3 || pause > LONGEST_PAUSE) throw new Refused(429, undefined);
    }
  }

  async #send(method: string, path: string, body: unknown, trace: string | undefined): Promise<Response> {
    const { apiUrl, secretKey, apiVersion } = this.#settings;
    try {
      return await fetch(`${apiUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${secretKey}`,
          'digitalriver-version': apiVersion,
          'upstream-application-id': 'tidepool/1.0',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(trace === undefined ? {} : { 'upstream-session-id': trace }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (error) {
      throw new Unanswered(`${method} ${path} got no answer`, { cause: error });
    }
  }

  async #read<T>(response: Response): Promise<T> {
    const text = await response.text().catch((error: unknown) => {
      throw new Unanswered('the answer broke off', { cause: error });
    });
    if (response.status >= 500 || response.status === 408)
      throw new Unanswered(`the payment API answered ${response.status}`);
    const body = parsed(text);
    if (!response.ok) throw new Refused(response.status, body);
    return body as T;
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    throw new Unanswered('the answer is not JSON', { cause: error });
  }
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
