/** Control endpoints that switch faults on, only for tests. */
import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { shopFaultIds, withFault } from '../faults/faults.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Behaviours } from '../behaviours.ts';
import { same } from '../web/security.ts';

const Request = z.object({ session: z.string().regex(/^[\w-]{8,64}$/), fault: z.string() });
const MOST = 5_000;

export function controlRoutes(behaviours: Behaviours, controlKey: string): Router {
  const applied = new BoundedMap<string, number>(MOST);
  const authorized: RequestHandler = (request, response, next) => {
    if (same(request.get('authorization') ?? '', `Bearer ${controlKey}`)) next();
    else response.status(401).json({ message: 'The control key is expected.' });
  };

  return Router()
    .use('/__shop', authorized, express.json({ limit: '10kb' }))
    .post('/__shop/faults', (request, response) => {
      const { data } = Request.safeParse(request.body);
      if (!data) {
        response.status(400).json({ message: 'A session and a fault are expected.' });
        return;
      }
      const { session, fault } = data;
      const behaviour = withFault(fault, () => applied.set(session, (applied.get(session) ?? 0) + 1));
      if (!behaviour) {
        response
          .status(400)
          .json({ message: `There is no fault ${fault}; there are ${shopFaultIds.join(', ')}.` });
        return;
      }
      applied.set(session, 0);
      behaviours.set(session, behaviour);
      response.status(204).end();
    })
    .get('/__shop/faults/applied', ({ query: { session } }, response) => {
      response.json({ applied: (typeof session === 'string' && applied.get(session)) || 0 });
    });
}
