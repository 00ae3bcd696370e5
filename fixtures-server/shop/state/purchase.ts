/** One checkout and its outcome, with the shop's own order number. */
import { randomInt } from 'node:crypto';
import type { Checkout, Order } from '../api/answers.ts';
import type { Product } from '../buying/product.ts';
import type { Market } from './markets.ts';

export type OrderStatus = 'awaiting-payment' | 'under-review' | 'ready' | 'cancelled' | 'blocked';

/** State of a purchase from the shopper's view. */
export type Stage =
  | { readonly is: 'open' }
  /** The answer to the order request was lost. */
  | { readonly is: 'unknown' }
  /** The order exists, and the shopper was redirected to pay it. */
  | { readonly is: 'redirecting'; readonly order: Order; readonly url: string }
  | { readonly is: 'confirmed'; readonly order: Order }
  /** This checkout cannot be used again. Without an order if none was made. */
  | { readonly is: 'failed'; readonly order?: Order; readonly message?: string };

export interface Message {
  readonly at: Date;
  readonly text: string;
}

/** Store credit that is attached to a checkout. */
export interface Credit {
  readonly sourceId: string;
  readonly amount: number;
}

/** What the shop keeps of the order at the provider. */
export interface StoredOrder {
  readonly id: string;
  /** State of the last charge, or undefined. */
  readonly paymentState: string | undefined;
  readonly fraudState: string | undefined;
}

/** Subscription data of a checkout; the terms follow when the shopper has accepted them. */
export interface SubscriptionInfo {
  /** The shop's own, of this subscription alone. */
  readonly subscriptionId?: string;
  readonly autoRenewal?: boolean;
  readonly freeTrial?: boolean;
  /** Of the term that is paid for, ISO 8601, UTC. */
  readonly startTime?: string;
  readonly endTime?: string;
}

/** As reported by the SDK's element. */
export interface TaxNumber {
  readonly type: string;
  readonly value: string;
  readonly customerType: 'individual' | 'business';
}

export interface Purchase {
  readonly number: string;
  /** Id of the session that buys. */
  readonly owner: string;
  /** The test's token, if there is one. */
  readonly testToken: string | undefined;
  readonly market: Market;
  readonly product: Product;
  /** Of a product that renews itself. */
  readonly subscription?: SubscriptionInfo;
  readonly checkoutId: string;
  readonly paymentSession: { readonly id: string; readonly clientSecret: string | undefined };
  /** The checkout when it was created. */
  readonly first: Checkout;
  stage: Stage;
  /** Of the checkout with its addresses, taxes included. */
  total?: number;
  /** The seller for the shopper's country. */
  entity?: string | undefined;
  /** A source made in the page, to be approved at the provider before it may be attached. */
  heldSource?: string;
  /** The shopper is approving that source, in this tab or in another. */
  atProvider?: true;
  /** The provider gets the owner before the order, and asks for approval after it. */
  approvesLater?: boolean;
  attachedSource?: string;
  credits: readonly Credit[];
  /** Applied to the checkout. */
  taxNumber?: TaxNumber & { readonly id: string };
  status?: OrderStatus;
  storedOrder?: StoredOrder;
  /** Time of the stored order state: ISO 8601, by the API's clock. */
  storedOrderTime?: string;
  /** How often the page with the instructions for paying was shown. */
  instructed?: number;
  readonly messages: Message[];
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** @param runId prefix, if others share the API */
export function orderNumber(runId?: string): string {
  const number = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return runId === undefined ? number : `${runId}-${number}`;
}
