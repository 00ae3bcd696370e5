/** Calls of the payment API, whose URL is derived from the frame's own address. */
import { behaviour } from '../shared/bundled.ts';
import type { JsonObject, SdkError } from '../shared/messages.ts';

/** Longer than any documented answer takes; without it the shopper would wait forever for a lost answer. */
const TIMEOUT_MS = 30_000;
const BASE = location.href.replace(/\/v1\/frames\/.*$/, '');

export interface ApiAnswer {
  readonly status: number;
  /** Null if the body is not a JSON object. */
  readonly body: JsonObject | null;
  /** The body, if it is a list. */
  readonly list: readonly unknown[] | null;
}

export class Api {
  readonly #key: string;

  constructor(publicKey: string) {
    this.#key = publicKey;
  }

  /** @throws TypeError or DOMException when there is no answer */
  async call(method: 'GET' | 'POST', path: string, body?: JsonObject): Promise<ApiAnswer> {
    const response = await fetch(`${BASE}${path}`, {
      method,
      credentials: 'omit',
      headers: {
        authorization: `bearer ${behaviour.key(this.#key)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const parsed = parse(await response.text());
    return {
      status: response.status,
      body: isObject(parsed) ? parsed : null,
      list: Array.isArray(parsed) ? parsed : null,
    };
  }
}

export function query(parameters: JsonObject): string {
  const given = Object.entries(parameters).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** The part of a refusal that the SDK returns. */
export function refusal({ status, body }: ApiAnswer): SdkError {
  const listed = Array.isArray(body?.errors) ? body.errors.filter(isObject) : [];
  const errors = listed.map((error) => ({
    ...(typeof error.code === 'string' ? { code: error.code } : {}),
    ...(typeof error.parameter === 'string' ? { parameter: error.parameter } : {}),
    message: typeof error.message === 'string' ? error.message : 'The request was refused.',
  }));
  const messages = errors.map(({ message }) => ({ message }));
  if (status === 401)
    return {
      type: 'unauthorized',
      errors: messages.length > 0 ? messages : [{ message: 'The API key was not accepted.' }],
    };
  return typeof body?.type === 'string' && errors.length > 0
    ? { type: body.type, errors }
    : unknownError(`The payment service answered ${status}.`);
}

export function unknownError(message: string): SdkError {
  return { type: 'unknown_error', errors: [{ code: 'unknown_error', message }] };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
