/** Refusals of the Commerce API: its error body, and its codes for the payment core's refusals. */
import type { ErrorRequestHandler } from 'express';
import { ApiError, type ErrorItem, TooManyRequests } from '../errors.ts';
import { refusalOf } from '../api/refusals.ts';

const RELATION = 'https://developers.digitalriver.com/v1/shoppers';

/** A refusal with a code of the dialect; status 409 by default. */
export class CartError extends ApiError {
  override readonly name = 'CartError';

  constructor(code: string, description: string, status = 409) {
    super(status, 'conflict', { code, message: description });
  }
}

/** Codes of refusals that mean the same for every resource of the dialect. */
const CODES: Readonly<Record<string, string>> = {
  unauthorized: 'invalid_token',
  not_found: 'resource-not-found',
  missing_parameter: 'invalid-request',
  invalid_parameter: 'invalid-request',
  unknown_parameter: 'invalid-request',
  rate_limit_exceeded: 'rate-limit-quota-exceeded',
  malformed_request: 'invalid-request',
  request_too_large: 'request-entity-too-large',
  method_not_allowed: 'method-not-allowed',
  currency_unactivated: 'valid-currency-code',
  internal_server_error: 'system-error',
};

/** Converts any error into the dialect's error body. @param resource resource that refuses, e.g. `CartsResource` */
export function refuseAs(resource: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, errors } = refusalOf(error);
    if (error instanceof TooManyRequests) response.set('retry-after', String(error.retryAfter));
    if (status === 401) response.set('www-authenticate', 'Bearer');
    response.status(status).json({ errors: { error: errors.map((item) => shown(item, resource)) } });
  };
}

/** Converts a refusal of the payment core into one with the action's code. */
export function inTermsOf<T>(code: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ApiError) || error instanceof CartError) throw error;
    throw new CartError(code, error.message);
  }
}

function shown({ code, message }: ErrorItem, resource: string): Record<string, string> {
  return {
    relation: `${RELATION}/${resource}`,
    code: CODES[code] ?? code,
    description: message,
  };
}
