/** The cookie that ties a browser to its session. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

const NAME = 'shop_session';
const FORM = /^[\w-]{8,64}$/;

/** The session's id: the browser's own where it is well-formed, else a new one, which the browser is given. */
export function sessionId(request: Request, response: Response): string {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const known = pairs.find(([name]) => name === NAME)?.[1];
  if (known !== undefined && FORM.test(known)) return known;
  const id = randomUUID();
  response.cookie(NAME, id, { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure });
  return id;
}
