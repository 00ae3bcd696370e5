/** Takes the API's webhooks: checks the signature, acknowledges, and brings the order up to date. */
import express, { Router } from 'express';
import { Event, Order } from '../api/answers.ts';
import type { Behaviours } from '../behaviours.ts';
import type { Store } from '../state/store.ts';
import { apply } from './effects.ts';

/** @param secret what webhooks are signed with, as soon as it is known */
export function webhookRoute(store: Store, behaviours: Behaviours, secret: () => string | undefined): Router {
  return Router().post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const event = eventIn(body);
    const { upstreamId = '', orderId = '' } = event?.data.object ?? {};
    const purchase = store.purchases.get(upstreamId) ?? store.ordered.get(orderId);
    const behaviour = behaviours.of(purchase?.testToken);
    if (!behaviour.isSigned(request.get('digitalriver-signature'), body, secret())) {
      response.status(401).end();
      return;
    }
    response.status(behaviour.acknowledgement()).end();
    if (!event || behaviour.isKnown(store.events, event.id)) return;
    store.events.set(event.id, true);
    const effect = behaviour.effectOf(event.type);
    if (!purchase || !effect) return;
    apply(purchase, effect);
    const order = Order.safeParse(event.data.object);
    if (order.success) purchase.books = behaviour.books(order.data);
  });
}

/** Undefined for what is no event, or one about something that has no order number of this shop. */
function eventIn(body: Buffer): Event | undefined {
  try {
    return Event.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
