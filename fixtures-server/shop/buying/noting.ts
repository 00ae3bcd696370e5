/** The order data that the shop stores, and the state changes of its own order. */
import type { Order } from '../api/answers.ts';
import type { Behaviour } from '../behaviour.ts';
import type { OrderStatus, Purchase } from '../state/purchase.ts';
import type { Effect } from '../webhooks/effects.ts';

/** Takes over an order from the API; an older state is ignored. */
export function noteOrder(behaviour: Behaviour, purchase: Purchase, order: Order): void {
  const status = behaviour.statusOf(order.state);
  if (status) advance(behaviour, purchase, status);
  storeOrder(behaviour, purchase, order);
}

export function storeOrder(behaviour: Behaviour, purchase: Purchase, order: Order): void {
  if (!behaviour.isNews(order.updatedTime, purchase.storedOrderTime)) return;
  purchase.storedOrder = behaviour.storedOrder(order);
  if (order.updatedTime !== undefined) purchase.storedOrderTime = order.updatedTime;
}

/** Applies an event. */
export function apply(behaviour: Behaviour, purchase: Purchase, { status, message, once }: Effect): void {
  if (status) advance(behaviour, purchase, status);
  if (message === undefined) return;
  // a late message that a payment is awaited would be wrong
  const late = status !== undefined && purchase.status !== status;
  if (once && (late || purchase.messages.some(({ text }) => text === message))) return;
  purchase.messages.push({ at: new Date(), text: message });
}

function advance(behaviour: Behaviour, purchase: Purchase, status: OrderStatus): void {
  if (behaviour.advances(purchase.status, status)) purchase.status = status;
}
