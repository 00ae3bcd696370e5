/** Adds an id to every answer, and records every request of a test in the journal. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Journal } from '../journal.ts';
import { tokenOf } from './requests.ts';

/** Finds the test of a request without a token: SDK requests are identified by the session or source they name. */
export function belongsTo(response: Response, token: string | undefined): void {
  if (token) response.locals.token = token;
}

export function journaling(journal: Journal): RequestHandler {
  return (request, response, next) => {
    const at = Date.now();
    const { method, path } = request;
    response.set('x-dr-requestid', randomUUID());
    belongsTo(response, tokenOf(request));
    response.on('finish', () => {
      const token: unknown = response.locals.token;
      // the browser sends preflights itself: they cannot be recorded there
      if (typeof token !== 'string' || method === 'OPTIONS') return;
      journal.add(token, { at, method, path, status: response.statusCode });
    });
    next();
  };
}
