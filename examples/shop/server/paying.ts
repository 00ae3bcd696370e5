/** Pays with a source: attaches it, creates the order, and continues with its result. */
import { methodOf } from '../shared/methods.ts';
import type { Notice, Stage } from '../shared/views.ts';
import { Refused, Unanswered } from './api.ts';
import type { Checkout, Order } from './api-types.ts';
import { openAttempt, traceOf } from './checkouts.ts';
import { type Attempt, currentAttempt, moveTo, type Purchase } from './purchases.ts';
import { orderOf, type Shop } from './shop.ts';

const trace = (shop: Shop, purchase: Purchase): string | undefined =>
  shop.options.traceHeader ? traceOf(purchase) : undefined;

/** Attaches the attempt's source to its checkout, unless it is attached already. */
export async function attachSource(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  const { sourceId, checkoutId } = attempt;
  if (sourceId === undefined || !shop.behaviour.mustAttach(attempt)) return;
  try {
    await shop.api.call(
      'POST',
      `/checkouts/${checkoutId}/sources/${sourceId}`,
      undefined,
      trace(shop, purchase),
    );
  } catch (error) {
    if (!(error instanceof Unanswered) || !(await isAttached(shop, purchase, attempt))) throw error;
  }
  attempt.attachedId = sourceId;
}

async function isAttached(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<boolean> {
  const path = `/checkouts/${attempt.checkoutId}`;
  const { payment } = await shop.api.get<Checkout>(path, trace(shop, purchase));
  return payment.sources?.some(({ id }) => id === attempt.sourceId) ?? false;
}

/** Detaches the source from the checkout; a detached source is never used again. */
export async function dropSource(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  const { attachedId, checkoutId } = attempt;
  delete attempt.sourceId;
  if (attachedId === undefined) return;
  delete attempt.attachedId;
  await shop.api.call(
    'DELETE',
    `/checkouts/${checkoutId}/sources/${attachedId}`,
    undefined,
    trace(shop, purchase),
  );
}

/** Creates the order of an attempt once, and continues with its result. */
export async function placeOrder(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  const { behaviour, options } = shop;
  if (behaviour.isOrdered(attempt)) return;
  orderOf(shop, purchase, attempt);
  try {
    if (attempt.unsure && options.looksUpFirst && (await foundOrder(shop, purchase, attempt))) return;
    await attachSource(shop, purchase, attempt);
    const checkout = await shop.api.get<Checkout>(`/checkouts/${attempt.checkoutId}`, trace(shop, purchase));
    if (!behaviour.isTotal(checkout, attempt)) {
      attempt.totals = { ...attempt.totals, total: checkout.totalAmount };
      return moveTo(purchase, retryStage(shop, attempt), 'new-total');
    }
    if (!behaviour.mayOrder(checkout)) return await payAnew(shop, purchase, attempt, 'refused');
  } catch (error) {
    return notOrdered(shop, purchase, attempt, error);
  }
  await askForOrder(shop, purchase, attempt);
}

async function askForOrder(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  const { checkoutId } = attempt;
  let order: Order;
  try {
    order = await shop.api.call<Order>('POST', '/orders', { checkoutId }, trace(shop, purchase));
  } catch (error) {
    if (error instanceof Unanswered || isGone(error)) {
      attempt.unsure = true;
      return settleUnsure(shop, purchase, attempt, isGone(error));
    }
    return notOrdered(shop, purchase, attempt, error);
  }
  await settle(shop, purchase, attempt, order);
}

/** The page on which the shopper can repeat the order. */
function retryStage({ options }: Shop, { method }: Attempt): Stage {
  const isApproved = methodOf(method)?.redirect === 'beforeOrder';
  return options.onePage && !isApproved ? 'payment' : 'review';
}

/** A checkout that was already ordered is not found any more. */
function isGone(error: unknown): boolean {
  return error instanceof Refused && error.status === 404;
}

/** It is unknown whether the order exists: the orders are searched first. Until then no other order is requested. */
export async function settleUnsure(
  shop: Shop,
  purchase: Purchase,
  attempt: Attempt,
  isSpent = false,
): Promise<void> {
  try {
    if (await foundOrder(shop, purchase, attempt)) return;
    if (isSpent) return await payAnew(shop, purchase, attempt, 'refused');
    moveTo(purchase, retryStage(shop, attempt), 'try-again');
  } catch {
    moveTo(purchase, 'waiting', 'unavailable');
  }
}

async function foundOrder(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<boolean> {
  const query = new URLSearchParams({ checkoutId: attempt.checkoutId });
  const { data } = await shop.api.get<{ data: readonly Order[] }>(
    `/orders?${query.toString()}`,
    trace(shop, purchase),
  );
  const order = data.find(
    ({ checkoutId, upstreamId }) => checkoutId === attempt.checkoutId || upstreamId === attempt.number,
  );
  if (!order) return false;
  await settle(shop, purchase, attempt, order);
  return true;
}

/** Continues with the result of an order. */
export async function settle(shop: Shop, purchase: Purchase, attempt: Attempt, answer: Order): Promise<void> {
  attempt.orderId = answer.id;
  attempt.unsure = false;
  const wasAway = attempt.redirectUrl !== undefined;
  const outcome = wasAway ? shop.behaviour.outcomeOnReturn(answer) : shop.behaviour.outcome(answer);
  const order = needsNextAction(answer)
    ? await shop.api.get<Order>(`/orders/${answer.id}`).catch(() => answer)
    : answer;
  shop.orders.learn(orderOf(shop, purchase, attempt), order);
  if (outcome === 'confirmed') {
    purchase.confirmed = attempt.number;
    return moveTo(purchase, 'done');
  }
  // an abandoned attempt changes nothing
  if (attempt !== currentAttempt(purchase)) return;
  const { redirectUrl } = order.payment?.session?.nextAction?.data ?? {};
  if (outcome === 'redirect' && redirectUrl !== undefined && !wasAway) {
    attempt.redirectUrl = shop.behaviour.redirectUrl(redirectUrl);
    return moveTo(purchase, 'away');
  }
  await afterFailure(shop, purchase, attempt);
}

/** The next action is present "in most cases": if it is missing, the order is read again. */
function needsNextAction({ payment }: Order): boolean {
  const { state = '', nextAction } = payment?.session ?? {};
  return ['pending_redirect', 'pending_funds'].includes(state) && nextAction === undefined;
}

/** A payment that failed after its order cannot be repeated: a new checkout is needed. */
async function afterFailure(shop: Shop, purchase: Purchase, attempt: Attempt): Promise<void> {
  if (shop.behaviour.needsNewCheckoutAfterRedirect()) return payAnew(shop, purchase, attempt, 'not-paid');
  forget(attempt);
  moveTo(purchase, 'payment', 'not-paid');
}

/** A refusal before the order leads to a new checkout, or to the same one. */
async function notOrdered(shop: Shop, purchase: Purchase, attempt: Attempt, error: unknown): Promise<void> {
  if (!(error instanceof Refused)) return moveTo(purchase, retryStage(shop, attempt), 'unavailable');
  if (error.status === 429) return moveTo(purchase, retryStage(shop, attempt), 'busy');
  const remark = shop.behaviour.remark(error.body);
  if (shop.behaviour.needsNewCheckout(error.status) || shop.options.newCheckoutAfterRefusal)
    return payAnew(shop, purchase, attempt, 'refused', remark);
  moveTo(purchase, retryStage(shop, attempt), 'try-again', remark);
}

/** Back to the payment page with a new checkout. */
async function payAnew(
  shop: Shop,
  purchase: Purchase,
  attempt: Attempt,
  notice?: Notice,
  remark?: string,
): Promise<void> {
  moveTo(purchase, 'payment', notice, remark);
  // if this fails, the next request finds no open attempt and tries again
  attempt.spent = true;
  if (purchase.buyer) await openAttempt(shop, purchase, purchase.buyer);
}

/** The shopper chooses again. */
export function forget(attempt: Attempt): void {
  delete attempt.sourceId;
  attempt.terms = false;
  attempt.disclosure = false;
}
