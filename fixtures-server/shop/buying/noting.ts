/** What the shop keeps of an order that the API answers with. */
import type { Order } from '../api/answers.ts';
import type { Visit } from '../behaviour.ts';
import { noteState, type Purchase } from '../state/purchase.ts';

export function noteOrder({ behaviour }: Visit, purchase: Purchase, order: Order): void {
  noteState(purchase, order);
  purchase.books = behaviour.books(order);
}
