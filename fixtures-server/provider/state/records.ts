/** The provider's records. `views/` makes the API's answers from them. */
import type { TriggerEffect, Wire } from '../../../contract/wire.ts';
import type { CheckoutRequest } from '../api/checkout-request.ts';
import type { Attribute, CartAddress } from '../commerce/cart-request.ts';
import type { TaxKind } from '../tax/kinds.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export type SourceState =
  | 'pending_funds'
  | 'pending_redirect'
  | 'requires_action'
  | 'chargeable'
  | 'consumed'
  | 'cancelled'
  | 'failed';
export type SessionState =
  | 'requires_source'
  | 'requires_confirmation'
  | 'pending_redirect'
  | 'pending_funds'
  | 'pending'
  | 'complete'
  | 'failed';
export type OrderState = 'pending_payment' | 'in_review' | 'accepted' | 'blocked' | 'cancelled';
export type ChargeState = 'pending' | 'capturable' | 'failed';
export type TaxIdentifierState = 'pending' | 'verified' | 'not_valid';
export type Decision = 'approve' | 'decline' | 'cancel';

export type NextAction =
  | { readonly action: 'redirect'; readonly data: { readonly redirectUrl: string } }
  | {
      readonly action: 'show_payment_instructions';
      readonly data: { readonly sourceId: string; readonly sourceClientSecret: string };
    };

export interface RedirectRecord {
  /** Names the authorization at the portal. */
  readonly id: string;
  readonly redirectUrl: string;
  readonly returnUrl: string;
  readonly cancelUrl?: string;
  /** Redirect target after the order; the sign-in before it returns to `returnUrl`. */
  readonly resultReturnUrl?: string;
  signedIn?: true;
  /** The shopper's decision, which is final. */
  decision?: Decision;
}

export interface SourceRecord {
  readonly id: string;
  readonly clientSecret: string;
  readonly wire: Wire;
  readonly createdTime: string;
  readonly creationIp: string;
  readonly language: string;
  /** The checkout whose session the source was made with. */
  readonly origin?: CheckoutRecord;
  readonly redirect?: RedirectRecord;
  readonly expirationTime?: string;
  /** Effect of the typed test card. The card itself is not stored. */
  readonly cardEffect?: TriggerEffect;
  /** The payment session for which the shopper passed a challenge; empty: one without a session. */
  authenticatedFor?: string;
  /** Payload members that are stored unchanged. */
  readonly kept: JsonObject;
  owner?: JsonObject;
  details: JsonObject;
  state: SourceState;
  amount?: number;
  currency?: string;
  updatedTime: string;
  /** The checkout that it pays for at present. */
  attachedTo?: CheckoutRecord;
  /** The customer, after saving; the source may then pay more than once. */
  customer?: CustomerRecord;
}

/** Store credit: a secondary source for one payment. */
export interface CreditRecord {
  readonly id: string;
  readonly clientSecret: string;
  readonly createdTime: string;
  readonly amount: number;
  /** The checkout whose session it was made with. */
  readonly origin: CheckoutRecord;
  readonly owner?: JsonObject;
  /** The line of credit in the merchant's system. */
  readonly upstreamId?: string;
  state: SourceState;
  updatedTime: string;
}

export interface CustomerRecord {
  readonly id: string;
  readonly createdTime: string;
  /** Members that are stored unchanged. */
  request: JsonObject;
  /** Saved, oldest first. */
  readonly sources: SourceRecord[];
  /** At most one of a type. */
  readonly taxIdentifiers: TaxIdentifierRecord[];
  defaultSourceId?: string;
  updatedTime: string;
}

export interface TaxIdentifierRecord {
  readonly id: string;
  readonly createdTime: string;
  readonly kind: TaxKind;
  readonly value: string;
  readonly state: TaxIdentifierState;
  readonly transitions: Partial<Record<TaxIdentifierState, string>>;
  updatedTime: string;
  /** The customer, after assignment. */
  customer?: CustomerRecord;
}

export interface ItemRecord {
  readonly id: string;
  readonly request: CheckoutRequest['items'][number];
}

/** A shopper identified by a token, in the Commerce dialect. */
export interface ShopperRecord {
  readonly id: string;
  readonly token: string;
  locale: string;
  currency: string;
  /** The active one, until it is submitted. */
  cart?: CheckoutRecord;
  /** Submitted, and waiting for the shopper to authorize the payment. */
  suspended?: OrderRecord;
  /** Newest first. */
  readonly orders: OrderRecord[];
  /** The customer of this session; undefined for a guest. */
  readonly account?: AccountRecord;
}

/** A registered shopper of the merchant, in the Commerce dialect. */
export interface AccountRecord {
  readonly customer: CustomerRecord;
  /** Newest last. */
  readonly options: PaymentOptionRecord[];
}

export interface PaymentOptionRecord {
  readonly id: string;
  readonly source: SourceRecord;
  nickName: string;
}

/** What only a cart has. */
export interface CartRecord {
  readonly shopper: ShopperRecord;
  /** As they came. */
  billing?: CartAddress;
  shipping?: CartAddress;
  attributes: readonly Attribute[];
}

export interface CheckoutRecord {
  readonly id: string;
  /** The `upstream-session-id` of its creation, or empty. */
  readonly token: string;
  readonly createdTime: string;
  readonly session: { readonly id: string; readonly clientSecret: string };
  request: CheckoutRequest;
  items: readonly ItemRecord[];
  updatedTime: string;
  /** The primary source and the amount it was attached for. */
  primary?: { readonly source: SourceRecord; readonly amount: number };
  /** Applied to the purchase. */
  taxIdentifiers?: readonly TaxIdentifierRecord[];
  /** Secondary sources, in the order in which they were attached. */
  credits: readonly CreditRecord[];
  /** The order made from it goes to fraud review. */
  reviewed?: true;
  /** It is a cart, of the Commerce dialect. */
  readonly cart?: CartRecord;
  /** A refused charge has made it unusable. */
  spent?: true;
  order?: OrderRecord;
}

export interface ChargeRecord {
  readonly id: string;
  readonly createdTime: string;
  readonly amount: number;
  readonly order: OrderRecord;
  readonly sourceId: string;
  state: ChargeState;
}

export interface ItemTotals {
  /** Price of the line, discounts taken off, tax left out. */
  readonly amount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly shippingTax: number;
}

export interface Totals {
  readonly rate: number;
  readonly items: readonly ItemTotals[];
  readonly discount: number;
  readonly shipping: number;
  readonly shippingTax: number;
  /** Items and shipping, tax left out. */
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
}

export interface OrderRecord {
  readonly id: string;
  readonly createdTime: string;
  readonly checkout: CheckoutRecord;
  /** The primary source; none if credit pays for everything. */
  readonly source?: SourceRecord;
  /** State at the time of the order. */
  readonly totals: Totals;
  readonly transitions: Partial<Record<OrderState, string>>;
  readonly charges: ChargeRecord[];
  state: OrderState;
  sessionState: SessionState;
  nextAction?: NextAction;
  updatedTime: string;
  upstreamId?: string;
  metadata?: JsonObject;
  requestToBeForgotten: boolean;
}

export interface EventRecord {
  readonly id: string;
  readonly type: string;
  /** The object at that time. */
  readonly data: { readonly object: unknown };
  readonly liveMode: false;
  readonly createdTime: string;
  readonly webhookIds: readonly string[];
  readonly digitalriverVersion: string;
}
