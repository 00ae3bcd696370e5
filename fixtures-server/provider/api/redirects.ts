/** Target of an order's redirect: sends the browser on to the portal. */
import { Router } from 'express';
import type { Context } from '../context.ts';
import { NotFound, Unauthorized } from '../errors.ts';
import { same } from './guards.ts';
import { belongsTo } from './journaling.ts';
import { pathParameter, queryParameter } from './requests.ts';

export function redirectRoutes({ store, urls, options }: Context): Router {
  return Router().get('/redirects/:id', (request, response) => {
    const id = pathParameter(request);
    const source = store.sourceOfRedirect(id);
    belongsTo(response, (source?.attachedTo ?? source?.origin)?.token);
    if (!same(queryParameter(request, 'apiKey') ?? '', options.publicKey)) {
      throw new Unauthorized('The address lacks the public key it was made with.');
    }
    if (!source) throw new NotFound('id', 'There is no such redirect.');
    response.set('cache-control', 'no-store');
    response.redirect(302, `${urls.portal}/authorize/${id}`);
  });
}
