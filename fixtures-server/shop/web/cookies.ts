/** The shop's own session cookie, and the cookie that names the test which a request belongs to. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { TEST_TOKEN_COOKIE } from '../../../harness/test-token.ts';

const SESSION_COOKIE = 'shop_session';
const VALUE = /^[\w-]{8,64}$/;

/** Id of the session: from the browser if well-formed, otherwise a new one, set as cookie. */
export function sessionId(request: Request, response: Response, sameSite: 'lax' | 'strict'): string {
  const known = cookieOf(request, SESSION_COOKIE);
  if (known !== undefined) return known;
  const id = randomUUID();
  // reference: lax, because the shopper returns from another site by a top-level navigation
  response.cookie(SESSION_COOKIE, id, { httpOnly: true, sameSite, path: '/', secure: request.secure });
  return id;
}

/** The harness's test token, or undefined. */
export function testTokenOf(request: Request): string | undefined {
  return cookieOf(request, TEST_TOKEN_COOKIE);
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([known]) => known === name)?.[1];
  return value !== undefined && VALUE.test(value) ? value : undefined;
}
