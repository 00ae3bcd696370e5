/** Control endpoints of the embedded provider, for tests only: funds, reviews, faults, journal and rate. */
import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { BadRequest, InvalidParameter } from '../errors.ts';
import { parse } from '../parse.ts';
import { endReview } from '../payment/charge.ts';
import { expire, receiveFunds, settle } from '../payment/follow-up.ts';
import { portalFaults as knownFaults } from '../portal/faults.ts';
import type { OrderRecord, SourceRecord } from '../state/records.ts';
import { orderView } from '../views/order.ts';
import { restSource } from '../views/source.ts';
import { methodNotAllowed } from './guards.ts';
import { found, pathParameter, queryParameter } from './requests.ts';

const Review = z.object({ outcome: z.enum(['accepted', 'blocked']) });
const Strict = z.object({ session: z.string().min(1).max(200) });
const Fault = z.object({ session: z.string().min(1), fault: z.string() });

export function controlRoutes(context: Context): Router {
  const { store, portalFaults, journal, meter, strictness, options } = context;
  const follow =
    (act: (context: Context, source: SourceRecord) => OrderRecord | undefined) =>
    (id: string): Record<string, unknown> => {
      const source = found(store.sources, id, 'source');
      const order = act(context, source);
      return { source: restSource(source), order: order ? orderView(order) : null };
    };

  return Router()
    .post('/sources/:id/funds', (request, response) => {
      response.json(follow(receiveFunds)(pathParameter(request)));
    })
    .post('/sources/:id/expire', (request, response) => {
      response.json(follow(expire)(pathParameter(request)));
    })
    .post('/orders/:id/settle', (request, response) => {
      const order = found(store.orders, pathParameter(request), 'order');
      settle(context, order);
      response.json(orderView(order));
    })
    .post('/checkouts/:id/review', (request, response) => {
      found(store.checkouts, pathParameter(request), 'checkout').reviewed = true;
      response.status(204).end();
    })
    .post('/orders/:id/review', (request, response) => {
      const order = found(store.orders, pathParameter(request), 'order');
      endReview(context, order, parse(Review, request.body).outcome);
      response.json(orderView(order));
    })
    .post('/faults', (request, response) => {
      const { session, fault } = parse(Fault, request.body);
      if (!options.faults) {
        throw new BadRequest({ code: 'faults_off', message: 'The provider was started without faults.' });
      }
      if (!portalFaults.switchOn(session, fault)) {
        throw new InvalidParameter(
          'fault',
          `There is no such fault; there are ${Object.keys(knownFaults).join(', ')}`,
        );
      }
      response.status(204).end();
    })
    .post('/strict', (request, response) => {
      strictness.begin(parse(Strict, request.body).session);
      response.status(204).end();
    })
    .get('/faults/applied', (request, response) => {
      response.json({ applied: portalFaults.appliedTo(queryParameter(request, 'session') ?? '') });
    })
    .get('/journal', (request, response) => {
      response.json(journal.of(queryParameter(request, 'session') ?? ''));
    })
    .get('/rate', (_request, response) => {
      response.json(meter.rate);
    })
    .all(
      [
        '/sources/:id/funds',
        '/sources/:id/expire',
        '/orders/:id/settle',
        '/checkouts/:id/review',
        '/orders/:id/review',
        '/faults',
        '/faults/applied',
        '/strict',
        '/journal',
        '/rate',
      ],
      methodNotAllowed,
    );
}
