/** Refusals of the API: status, matching type, and a list of errors. */

export interface ErrorItem {
  readonly code: string;
  readonly parameter?: string;
  readonly message: string;
}

export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly type: string;
  readonly errors: readonly ErrorItem[];

  constructor(status: number, type: string, ...errors: readonly ErrorItem[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.status = status;
    this.type = type;
    this.errors = errors;
  }
}

export class BadRequest extends ApiError {
  override readonly name: string = 'BadRequest';

  constructor(...errors: readonly ErrorItem[]) {
    super(400, 'bad_request', ...errors);
  }
}

export class MissingParameter extends BadRequest {
  override readonly name = 'MissingParameter';

  constructor(parameter: string) {
    super({ code: 'missing_parameter', parameter, message: `The parameter ${parameter} is missing.` });
  }
}

export class InvalidParameter extends BadRequest {
  override readonly name = 'InvalidParameter';

  constructor(parameter: string, message: string) {
    super({ code: 'invalid_parameter', parameter, message });
  }
}

export class Unauthorized extends ApiError {
  override readonly name = 'Unauthorized';

  constructor(message: string) {
    super(401, 'unauthorized', { code: 'unauthorized', message });
  }
}

export class NotFound extends ApiError {
  override readonly name: string = 'NotFound';

  constructor(parameter: string, message: string, code = 'not_found') {
    super(404, 'not_found', { code, parameter, message });
  }
}

export class MethodNotAllowed extends ApiError {
  override readonly name = 'MethodNotAllowed';

  constructor(method: string) {
    super(405, 'method_not_allowed', {
      code: 'method_not_allowed',
      message: `${method} is not possible here.`,
    });
  }
}

export class Conflict extends ApiError {
  override readonly name = 'Conflict';

  constructor(code: string, message: string, parameter?: string) {
    super(409, 'conflict', { code, message, ...(parameter === undefined ? {} : { parameter }) });
  }
}

export class TooManyRequests extends ApiError {
  override readonly name = 'TooManyRequests';
  /** Whole seconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(429, 'too_many_requests', { code: 'rate_limit_exceeded', message: 'Too many requests.' });
    this.retryAfter = Math.max(1, retryAfter);
  }
}

export class ServiceUnavailable extends ApiError {
  override readonly name = 'ServiceUnavailable';

  constructor() {
    super(503, 'service_unavailable', {
      code: 'service_unavailable',
      message: 'The provider is out of service for the moment.',
    });
  }
}

export class TooLarge extends ApiError {
  override readonly name = 'TooLarge';

  constructor() {
    super(413, 'bad_request', { code: 'request_too_large', message: 'The request holds more than 1 MB.' });
  }
}
