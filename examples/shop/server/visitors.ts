/** Identifies visitors by a cookie with a random value. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Behaviour } from './behaviour.ts';

const NAME = 'tidepool_visit';

export function visitorOf({ headers }: FastifyRequest): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return cookies.find(([name]) => name === NAME)?.[1];
}

/**
 * Sets a cookie for a new visitor.
 * @returns the visitor's id
 */
export function welcome(
  request: FastifyRequest,
  reply: FastifyReply,
  behaviour: Behaviour,
  isSecure: boolean,
): string {
  const known = visitorOf(request);
  if (known !== undefined) return known;
  const visitor = randomBytes(24).toString('base64url');
  reply.header('set-cookie', `${NAME}=${visitor}; ${behaviour.cookieAttributes(isSecure)}`);
  return visitor;
}
