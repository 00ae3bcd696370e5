/** CORS, which this dialect documents for its API and its tokens. */
import type { RequestHandler } from 'express';
import { MethodNotAllowed } from '../errors.ts';

/** @param methods as the header lists them */
export function crossOrigin(methods: string): RequestHandler {
  return (request, response, next) => {
    response.set({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'Authorization, Content-Type, Accept, Accept-Language',
      'access-control-allow-credentials': 'true',
    });
    if (request.method === 'HEAD') throw new MethodNotAllowed('HEAD');
    if (request.method === 'OPTIONS') response.status(200).end();
    else next();
  };
}
