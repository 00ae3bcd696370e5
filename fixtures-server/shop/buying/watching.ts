/** Polls an order that waits for its payment, if no webhook reports it. */
import { ApiRefusal, ApiOutage } from '../api/client.ts';
import type { Purchase } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';
import { apply } from './noting.ts';

/** Reads the order; after a failure it is read again later. */
export async function bringUpToDate(visit: Visit, purchase: Purchase): Promise<void> {
  const { api, behaviour } = visit;
  const { stage } = purchase;
  if (api.sendsOrderEvents || stage.is !== 'confirmed' || purchase.status !== 'awaiting-payment') return;
  try {
    const { state } = await api.readOrder(stage.order.id);
    const effect = state === 'pending_payment' ? undefined : behaviour.effectOf(`order.${state}`);
    if (effect) apply(behaviour, purchase, effect);
  } catch (error) {
    if (!(error instanceof ApiRefusal) && !(error instanceof ApiOutage)) throw error;
  }
}
