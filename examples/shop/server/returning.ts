/**
 * Handles return, cancel, reload and the back button. An opened address proves nothing, so the page shows the provider's current
 * state.
 */
import { methodOf } from '../shared/methods.ts';
import { Refused, Unanswered } from './api.ts';
import type { Order, Source } from './api-types.ts';
import { openAttempt } from './checkouts.ts';
import { attachSource, forget, placeOrder, settle, settleUnsure } from './paying.ts';
import { type Attempt, currentAttempt, moveTo, type Purchase } from './purchases.ts';
import type { Shop } from './shop.ts';

/** @param number of the attempt that a return or cancel address names */
export async function comeBack(shop: Shop, purchase: Purchase, number?: string): Promise<void> {
  if (purchase.stage === 'done') return;
  const current = currentAttempt(purchase);
  const attempt = number === undefined ? current : purchase.attempts.find((one) => one.number === number);
  if (attempt) await resume(shop, purchase, attempt, attempt === current);
  if (needsAttempt(purchase) && purchase.buyer) await openAttempt(shop, purchase, purchase.buyer);
}

/** A new checkout was needed but could not be created. */
function needsAttempt(purchase: Purchase): boolean {
  return purchase.stage === 'payment' && currentAttempt(purchase) === undefined;
}

async function resume(shop: Shop, purchase: Purchase, attempt: Attempt, isCurrent: boolean): Promise<void> {
  if (attempt.orderId !== undefined) {
    if (attempt.redirectUrl !== undefined) await askOutcome(shop, purchase, attempt, attempt.orderId);
  } else if (!isCurrent) return;
  else if (purchase.stage === 'waiting' && attempt.unsure) await settleUnsure(shop, purchase, attempt);
  else if (purchase.stage === 'away' || purchase.stage === 'waiting')
    await afterApproval(shop, purchase, attempt);
}

/** Redirect after the order: the order is refreshed, and its state is the result. */
async function askOutcome(shop: Shop, purchase: Purchase, attempt: Attempt, id: string): Promise<void> {
  const order = await refreshed(shop, id);
  if (order) return settle(shop, purchase, attempt, order);
  if (attempt === currentAttempt(purchase)) moveTo(purchase, 'waiting', 'unavailable');
}

/** @returns undefined if the order's state is unknown */
async function refreshed({ api, behaviour }: Shop, id: string): Promise<Order | undefined> {
  if (!behaviour.refreshes()) return api.get<Order>(`/orders/${id}`);
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await api.call<Order>('POST', `/orders/${id}/refresh`);
    } catch (error) {
      if (error instanceof Refused && error.status !== 429)
        return api.get<Order>(`/orders/${id}`).catch(() => undefined);
      if (!(error instanceof Unanswered)) return undefined;
    }
  }
  return undefined;
}

/** Redirect before the order: the source's state shows whether the shopper approved. */
async function afterApproval(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  const { sourceId } = attempt;
  if (sourceId === undefined || methodOf(attempt.method)?.redirect !== 'beforeOrder')
    return moveTo(purchase, 'payment');
  const source = await shop.api.get<Source>(`/sources/${sourceId}`).catch(() => undefined);
  if (!source) return moveTo(purchase, 'waiting', 'unavailable');
  if (!shop.behaviour.isApproved(source)) {
    // no order was made: the same checkout can be paid with another source
    forget(attempt);
    return moveTo(purchase, 'payment', 'not-paid');
  }
  moveTo(purchase, 'review');
  // if this fails, placing the order attaches it
  if (shop.behaviour.attachesEarly(shop.options))
    await attachSource(shop, purchase, attempt).catch(() => undefined);
  if (shop.options.orderOnReturn && attempt.terms && attempt.disclosure)
    await placeOrder(shop, purchase, attempt);
}
