/** Access control: keys, CORS, and unknown methods. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { MethodNotAllowed, Unauthorized } from '../errors.ts';

/** Accepts only requests with this key. */
export function requireKey(key: string, message: string): RequestHandler {
  return (request, _response, next) => {
    if (!carries(request, key)) throw new Unauthorized(message);
    next();
  };
}

function carries(request: Request, key: string): boolean {
  const [scheme = '', given = ''] = (request.get('authorization') ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && same(given, key);
}

/** Compares in constant time: digests always have the same length. */
export function same(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** Allows all origins: these endpoints are protected by the public key and the client secret. */
export const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set('access-control-allow-origin', '*');
  response.set('access-control-expose-headers', 'x-dr-requestid');
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.set({
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers':
      'Authorization, Content-Type, Accept, Accept-Language, digitalriver-version, upstream-session-id',
    'access-control-max-age': '600',
  });
  response.sendStatus(204);
};

export const methodNotAllowed: RequestHandler = (request) => {
  throw new MethodNotAllowed(request.method);
};
