/** An order as the shop keeps it. */
import type { Instructions, OrderStatus } from '../shared/views.ts';

export interface ShopOrder {
  readonly number: string;
  readonly owner: string;
  readonly checkoutId: string;
  readonly currency: string;
  readonly country: string;
  readonly sellingEntity: string;
  total: number;
  id?: string;
  state?: string;
  updatedTime?: string;
  fraudState?: string;
  chargeState?: string;
  sessionState?: string;
  instructions?: Instructions;
  /** What the shopper was told, by the status that gave rise to it; the words are the page's. */
  readonly messages: OrderStatus[];
}
