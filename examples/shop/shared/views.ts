/** Data exchanged between the shop's server and its page. */
import type { Options } from './options.ts';

/** Data of the page itself, the same for every shopper. */
export interface PageData {
  readonly publicKey: string;
  readonly options: Options;
  readonly methods: readonly string[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Ids of the page's defects; empty in a correct shop. */
  readonly defects: readonly string[];
}

export type Stage = 'details' | 'payment' | 'review' | 'away' | 'waiting' | 'done';

/** A message for the shopper; the texts are in the page. */
export type Notice =
  | 'refused'
  | 'not-paid'
  | 'try-again'
  | 'busy'
  | 'unavailable'
  | 'new-total'
  | 'accept'
  | 'incomplete'
  | 'unknown';

export interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface Buyer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly address: Address;
}

export interface Line {
  readonly product: string;
  readonly name: string;
  readonly quantity: number;
  /** In the currency's scale. */
  readonly amount: number;
}

export interface Totals {
  readonly subtotal: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

export interface CheckoutView {
  /** The shop's number of the future order. */
  readonly number: string;
  readonly sessionId: string;
  readonly sellingEntity: string;
  readonly method?: string;
  readonly totals: Totals;
}

export interface Instructions {
  readonly sourceId: string;
  readonly sourceClientSecret: string;
}

export type OrderStatus =
  'awaiting-payment' | 'under-review' | 'ready' | 'cancelled' | 'blocked' | 'payment-failed' | 'processing';

export interface OrderView {
  readonly number: string;
  readonly status: OrderStatus;
  /** Messages to the shopper about it, oldest first. */
  readonly messages: readonly OrderStatus[];
  readonly currency: string;
  readonly total: number;
  readonly country: string;
  readonly locale: string;
  readonly sellingEntity: string;
  readonly instructions?: Instructions;
  /** Stored data of the provider's order. */
  readonly kept: {
    readonly id?: string;
    readonly paymentState?: string;
    readonly fraudState?: string;
  };
}

export interface PurchaseView {
  readonly id: string;
  readonly stage: Stage;
  readonly notice?: Notice;
  /** Additional text of a message. */
  readonly remark?: string;
  readonly country: string;
  readonly currency: string;
  readonly locale: string;
  readonly lines: readonly Line[];
  readonly buyer?: Buyer;
  readonly checkout?: CheckoutView;
  readonly redirectUrl?: string;
  readonly order?: OrderView;
}

export interface Consents {
  readonly terms: boolean;
  readonly disclosure: boolean;
}
