/** What the shop's server tells its page, and the page its server. */
import type { Options } from './options.ts';

/** Data of the page itself, the same for every shopper. */
export interface PageData {
  readonly publicKey: string;
  readonly options: Options;
  readonly methods: readonly string[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Defects that the page has, by id; none in a shop that is right. */
  readonly defects: readonly string[];
}

export type Stage = 'details' | 'payment' | 'review' | 'away' | 'waiting' | 'done';

/** Something the shopper must be told; the words are the page's. */
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
  /** In the currency's own scale. */
  readonly amount: number;
}

export interface Totals {
  readonly subtotal: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

export interface CheckoutView {
  /** The shop's own number of the order that this may become. */
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
  /** What the shopper was told about it, oldest first. */
  readonly messages: readonly OrderStatus[];
  readonly currency: string;
  readonly total: number;
  readonly country: string;
  readonly locale: string;
  readonly sellingEntity: string;
  readonly instructions?: Instructions;
  /** What the shop keeps of the order at the provider. */
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
  /** Beside a notice, in the shopper's words. */
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
