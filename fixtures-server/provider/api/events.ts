/** Events, and sources as servers read them. */
import { Router } from 'express';
import type { Context } from '../context.ts';
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

export function sourceRoutes({ store }: Context): Router {
  return Router()
    .get('/sources/:id', (request, response) => {
      response.json(restSource(found(store.sources, pathParameter(request), 'source')));
    })
    .all(['/sources', '/sources/:id'], methodNotAllowed);
}
