/** Receives the API's webhooks: checks the signature, acknowledges, and updates the order. */
import express, { Router } from 'express';
import { Event, Order } from '../api/answers.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Behaviours } from '../behaviours.ts';
import { apply, storeOrder } from '../buying/noting.ts';
import { isPaid } from '../buying/order-outcome.ts';
import type { Purchase } from '../state/purchase.ts';
import type { Store } from '../state/store.ts';

/** @param secret secret of webhook signatures, when it is known */
export function webhookRoute(store: Store, behaviours: Behaviours, secret: () => string | undefined): Router {
  return Router().post(
    '/webhooks',
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const event = eventIn(body);
      const { upstreamId = '', orderId = '' } = event?.data.object ?? {};
      const purchase = store.purchases.get(upstreamId) ?? store.ordered.get(orderId);
      const behaviour = behaviours.of(purchase?.testToken);
      if (!behaviour.isSigned(request.get('digitalriver-signature'), body, secret())) {
        response.status(401).end();
        return;
      }
      response.status(await behaviour.acknowledgement(purchase)).end();
      if (!event || behaviour.isKnown(store.events, event.id)) return;
      // check and registration must be atomic: the same event may arrive twice at the same moment
      const pause = behaviour.beforeNoting(purchase);
      if (pause) await pause;
      store.events.set(event.id, true);
      const about = behaviour.purchaseOfEvent(purchase, store);
      if (about && behaviour.hasEffectNow(about)) takeNews(behaviour, about, event);
    },
  );
}

function takeNews(behaviour: Behaviour, purchase: Purchase, { type, data }: Event): void {
  const effect = behaviour.effectOf(type);
  if (!effect) return;
  apply(behaviour, purchase, effect);
  const order = Order.safeParse(data.object).data;
  if (order) {
    storeOrder(behaviour, purchase, order);
    // paid although the shopper never came back
    if (purchase.stage.is === 'redirecting' && purchase.status !== 'awaiting-payment' && isPaid(order))
      purchase.stage = { is: 'confirmed', order };
    return;
  }
  const { state } = data.object;
  // only the state of a charge is used
  if (purchase.storedOrder && typeof state === 'string')
    purchase.storedOrder = { ...purchase.storedOrder, paymentState: state };
}

/** Undefined for a body that is no event, or an event without an order number of this shop. */
function eventIn(body: Buffer): Event | undefined {
  try {
    return Event.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
