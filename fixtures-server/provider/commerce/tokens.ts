/** Tokens of guests and of shoppers with an account, for applications that know a key and its secret. */
import express, { type Request, type RequestHandler, Router } from 'express';
import type { Context } from '../context.ts';
import { methodNotAllowed, same } from '../api/guards.ts';
import { CartError, refuseAs } from './errors.ts';
import { crossOrigin } from './cross-origin.ts';
import { addShopper, newToken } from './shoppers.ts';

/** Seconds: the documents' default, a day less three seconds. */
const LIFETIME = 86_397;
const GRANTS = ['password', 'client_credentials'];

export function tokenRoutes(context: Context, limits: RequestHandler): Router {
  const { publicKey, secretKey } = context.options;
  return Router()
    .use(
      '/oauth20',
      crossOrigin('POST, OPTIONS'),
      limits,
      express.urlencoded({ extended: false, limit: '10kb' }),
    )
    .post('/oauth20/token', (request, response) => {
      const { key, secret } = credentialsOf(request);
      if (!same(key, publicKey) || !same(secret, secretKey)) {
        throw new CartError('invalid_client', 'The client is not known, or its secret is wrong.', 401);
      }
      if (!GRANTS.includes(saidOf(request, 'grant_type'))) {
        throw new CartError('invalid_request', 'The grant type is missing or not supported.', 401);
      }
      const reference = saidOf(request, 'dr_external_reference_id');
      const account = context.store.accounts.get(reference);
      if (reference !== '' && !account) {
        throw new CartError('invalid_request', 'There is no shopper with this external reference.', 401);
      }
      response.set('cache-control', 'no-store').json({
        access_token: addShopper(context, account ? { account } : {}).token,
        token_type: 'bearer',
        expires_in: LIFETIME,
        refresh_token: newToken(),
      });
    })
    .all('/oauth20/token', methodNotAllowed)
    .use('/oauth20', refuseAs('TokenResource'));
}

/** Key and secret of the Basic scheme (RFC 7617), or empty. */
function credentialsOf(request: Request): { key: string; secret: string } {
  const [scheme = '', encoded = ''] = (request.get('authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return { key: '', secret: '' };
  const [key = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  return { key, secret: rest.join(':') };
}

/** In the documents it is in the query; in RFC 6749 in the form. */
function saidOf({ query, body }: Request, name: string): string {
  const form = Object(body) as Readonly<Record<string, unknown>>;
  const said = query[name] ?? form[name];
  return typeof said === 'string' ? said : '';
}
