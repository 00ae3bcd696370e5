/** What the shop keeps of an order, and how its own order moves on. */
import type { Order } from '../api/answers.ts';
import type { Behaviour } from '../behaviour.ts';
import type { OrderStatus, Purchase } from '../state/purchase.ts';
import type { Effect } from '../webhooks/effects.ts';

/** Takes over an order as the API shows it; one that is older than what is known changes nothing. */
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

/** Does what an event asks for. */
export function apply(behaviour: Behaviour, purchase: Purchase, { status, message, once }: Effect): void {
  if (status) advance(behaviour, purchase, status);
  if (message === undefined) return;
  // a shopper who is told late that a payment is awaited would be told wrongly
  const late = status !== undefined && purchase.status !== status;
  if (once && (late || purchase.messages.some(({ text }) => text === message))) return;
  purchase.messages.push({ at: new Date(), text: message });
}

function advance(behaviour: Behaviour, purchase: Purchase, status: OrderStatus): void {
  if (behaviour.advances(purchase.status, status)) purchase.status = status;
}
