/** Converts any error into the API's error body. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ApiError, BadRequest, NotFound, TooLarge, TooManyRequests } from '../errors.ts';

export const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, type, errors } = refusalOf(error);
  if (error instanceof TooManyRequests) response.set('retry-after', String(error.retryAfter));
  if (status === 401) response.set('www-authenticate', 'Bearer');
  response.status(status).json({ type, errors });
};

export const unknownPath: RequestHandler = (request) => {
  throw new NotFound('path', `There is no ${JSON.stringify(request.path)} here.`);
};

/** Any error as a refusal. */
export function refusalOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return new TooLarge();
  // the body or the URL was unreadable
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new BadRequest({ code: 'malformed_request', message: 'The request could not be read.' });
  }
  console.error(error);
  return new ApiError(500, 'internal_server_error', {
    code: 'internal_server_error',
    message: 'The provider has an internal error.',
  });
}
