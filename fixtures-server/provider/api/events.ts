/** Endpoints for events, and for sources that servers create and read. */
import { Router } from 'express';
import type { Context } from '../context.ts';
import { parse } from '../parse.ts';
import { createCredit, CreditRequest } from '../payment/credit.ts';
import { restCredit } from '../views/credit.ts';
import { restSource } from '../views/source.ts';
import { methodNotAllowed } from './guards.ts';
import { listPage } from './lists.ts';
import { found, pathParameter } from './requests.ts';

const FILTERS = { members: ['type'], lists: { types: 'type' }, times: ['createdTime'] };

export function eventRoutes({ store }: Context): Router {
  return Router()
    .get('/events', (request, response) => {
      const views = store.events.values().map((event) => ({ ...event }));
      response.json(listPage(request, views, FILTERS));
    })
    .get('/events/:id', (request, response) => {
      response.json(found(store.events, pathParameter(request), 'event'));
    })
    .all(['/events', '/events/:id'], methodNotAllowed);
}

export function sourceRoutes(context: Context): Router {
  const { store } = context;
  return Router()
    .post('/sources', (request, response) => {
      const credit = createCredit(context, parse(CreditRequest, request.body));
      response.status(201).json(restCredit(credit));
    })
    .get('/sources/:id', (request, response) => {
      const credit = store.credits.get(pathParameter(request));
      if (credit) response.json(restCredit(credit));
      else response.json(restSource(found(store.sources, pathParameter(request), 'source')));
    })
    .all(['/sources', '/sources/:id'], methodNotAllowed);
}
