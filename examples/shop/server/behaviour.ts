/**
 * The decisions that matter for a payment integration, in one place, each with its reason. `faulty/server.ts` replaces single
 * ones to show the defect; your shop does not need this.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Options } from '../shared/options.ts';
import type { OrderStatus, Totals } from '../shared/views.ts';
import type { Checkout, CheckoutBody, Order, Source } from './api-types.ts';
import { exclusive } from './exclusive.ts';
import type { ShopOrder } from './shop-order.ts';
import type { Attempt, Purchase } from './purchases.ts';

/** Next step for the shopper after an order's response. */
export type Outcome = 'confirmed' | 'redirect' | 'failed';

/** An update of an order, as the shop stores it. */
export type News = Partial<
  Pick<ShopOrder, 'id' | 'state' | 'updatedTime' | 'fraudState' | 'sessionState' | 'chargeState' | 'total'>
>;

export interface Behaviour {
  cookieAttributes(isSecure: boolean): string;
  cacheControl(): string;
  isOwner(purchase: Purchase, visitor: string): boolean;
  exclusive<T>(key: string, work: () => Promise<T>): Promise<T>;
  pauseAfterLimit(retryAfter: string | null): number;
  checkoutBody(body: CheckoutBody): CheckoutBody;
  totals(checkout: Checkout, body: CheckoutBody): Totals;
  /** Whether the checkout's total is the one shown to the shopper. */
  isTotal(checkout: Checkout, attempt: Attempt): boolean;
  mayOrder(checkout: Checkout): boolean;
  attachesEarly(options: Options): boolean;
  /** Whether an attempt's source still has to be attached. */
  mustAttach(attempt: Attempt): boolean;
  isApproved(source: Source): boolean;
  isOrdered(attempt: Attempt): boolean;
  isAccepted(attempt: Attempt): boolean;
  /** Whether orders are searched before an order of unknown result is requested again. */
  refreshes(): boolean;
  outcome(order: Order): Outcome;
  /** The same after the shopper was at the provider. */
  outcomeOnReturn(order: Order): Outcome;
  needsNewCheckout(refusal: number): boolean;
  needsNewCheckoutAfterRedirect(): boolean;
  /** Additional text for the shopper; never an error code. */
  remark(refusal: unknown): string | undefined;
  redirectUrl(url: string): string;
  orderStatus(order: ShopOrder): OrderStatus;
  keep(order: ShopOrder, news: News): void;
  /** Whether the shopper is informed about a status. */
  tells(order: ShopOrder, now: OrderStatus, before: OrderStatus): boolean;
  isSigned(header: string | undefined, body: string, secrets: readonly string[]): boolean;
  isNew(event: string, seen: Set<string>): boolean;
  handles(event: string): boolean;
  acknowledge(): Promise<number>;
  /** Additional data for the page. */
  pageData(secretKey: string): Readonly<Record<string, unknown>>;
}

/** Maximum age of a webhook's signature. */
const STALE = 10 * 60_000;

export const rightBehaviour: Behaviour = {
  // Lax: the shopper returns from the provider's site, which is another site
  cookieAttributes: (isSecure) => `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  // the back button would otherwise show a cached, old state
  cacheControl: () => 'no-store',
  isOwner: ({ owner }, visitor) => owner === visitor,
  exclusive,
  pauseAfterLimit: (retryAfter) => Math.max(1, Number(retryAfter) || 1) * 1_000,
  checkoutBody: (body) => body,
  totals: ({ totalAmount, totalTax, totalShipping }, { currency }) => ({
    subtotal: inScale(totalAmount - totalTax - totalShipping, currency),
    shipping: totalShipping,
    tax: totalTax,
    total: totalAmount,
  }),
  isTotal: ({ totalAmount }, { totals }) => totalAmount === totals.total,
  // this is the only state from which an order may be created, also if new states are added
  mayOrder: ({ payment: { session } }) =>
    session.state === 'requires_confirmation' && session.amountRemainingToBeContributed === 0,
  attachesEarly: ({ attach }) => attach === 'early',
  mustAttach: ({ sourceId, attachedId }) => sourceId !== attachedId,
  isApproved: ({ state }) => state === 'chargeable',
  isOrdered: ({ orderId }) => orderId !== undefined,
  isAccepted: ({ terms, disclosure }) => terms && disclosure,
  refreshes: () => true,
  outcome,
  outcomeOnReturn: outcome,
  // after 409 the checkout cannot be used again; other refusals do not change it
  needsNewCheckout: (refusal) => refusal === 409,
  needsNewCheckoutAfterRedirect: () => true,
  remark: () => undefined,
  redirectUrl: (url) => url,
  orderStatus,
  keep: (order, news) => void Object.assign(order, news),
  tells: ({ messages }, now, before) => messages.length === 0 || now !== before,
  isSigned,
  isNew: (event, seen) => !seen.has(event),
  handles: () => true,
  acknowledge: () => Promise.resolve(202),
  pageData: () => ({}),
};

function outcome({ state, payment }: Order): Outcome {
  const session = payment?.session?.state;
  if (state === 'pending_payment') {
    if (session === 'pending_redirect') return 'redirect';
    return session === 'failed' || session === 'cancelled' ? 'failed' : 'confirmed';
  }
  // an unknown state is not a failure: the shopper must not be asked to pay again
  return ['cancelled', 'blocked'].includes(state) ? 'failed' : 'confirmed';
}

function orderStatus({ state, chargeState }: ShopOrder): OrderStatus {
  switch (state) {
    case undefined:
    case 'pending_payment':
      return chargeState === 'failed' ? 'payment-failed' : 'awaiting-payment';
    case 'in_review':
      return 'under-review';
    case 'accepted':
    case 'fulfilled':
    case 'complete':
      return 'ready';
    case 'cancelled':
    case 'returned':
      return 'cancelled';
    case 'blocked':
      return 'blocked';
    default:
      return 'processing';
  }
}

/** Header: `<timestamp>, <signature>[, <signature of an older secret>]`. */
function isSigned(header: string | undefined, body: string, secrets: readonly string[]): boolean {
  const [timestamp = '', ...signatures] = (header ?? '').split(/,\s*/);
  const at = Number(timestamp) * (timestamp.length > 11 ? 1 : 1_000);
  if (!(Math.abs(Date.now() - at) < STALE)) return false;
  return secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest();
    return signatures.some((signature) => {
      const given = Buffer.from(signature, 'base64');
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
  });
}

/** Rounds, because sums of decimals are not exact. */
export function inScale(amount: number, currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number(amount.toFixed(maximumFractionDigits));
}
