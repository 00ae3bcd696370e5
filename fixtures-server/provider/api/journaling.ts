/** Names every answer, and notes every request of a test in the journal. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Journal } from '../journal.ts';
import { tokenOf } from './requests.ts';

/** Says to which test a request belongs that does not say so itself: the SDK's are known by what they name. */
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
      // a preflight is sent by the browser: it cannot be recorded there
      if (typeof token !== 'string' || method === 'OPTIONS') return;
      journal.add(token, { at, method, path, status: response.statusCode });
    });
    next();
  };
}
