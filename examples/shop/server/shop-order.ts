/** An order as the shop stores it. */
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
  /** Messages to the shopper by status; the texts are in the page. */
  readonly messages: OrderStatus[];
}
