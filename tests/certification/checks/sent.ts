/** The checkout data that the shop sent to the API in several calls: the latest value counts. */
import type { Exchange } from '../../../harness/exchange.ts';
import type { OrderRequest, SubscriptionData } from '../reading/api-facts.ts';
import { type Finding, type Mismatch, notMet } from '../reading/finding.ts';
import { idIn, type Observation, inRequest } from '../reading/observation.ts';

/** Each item's subscription data sent before a time; a member missing in a change keeps its value. */
export function subscriptionInfosSent(
  seen: Observation,
  container: string,
  before: number,
): SubscriptionData[] {
  const infos = new Map<string, SubscriptionData>();
  const told = seen.api.itemsSent.filter(
    (one) => one.sender === 'shop' && one.container === container && one.startedAt <= before,
  );
  for (const { items } of told)
    for (const { id, subscription } of items)
      if (subscription || !infos.has(id))
        infos.set(id, subscription && { ...infos.get(id), ...subscription });
  return [...infos.values()];
}

/** The latest value of a member of the checkout before the order. */
export function memberSent(seen: Observation, order: OrderRequest, member: string): unknown {
  return checkoutCalls(seen, String(order.container))
    .filter(({ startedAt }) => startedAt <= order.startedAt)
    .map((call) => inRequest(call, member))
    .findLast((value) => value !== undefined);
}

/** Mistakes in the data sent for a checkout, with the calls that sent it and the order that followed. */
export function withPurchases(
  seen: Observation,
  order: OrderRequest,
  wrong: Mismatch | undefined,
): Mismatch | undefined {
  if (!wrong) return undefined;
  const [expected, actual, where] = wrong;
  const told = seen.purchases.filter(
    ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
  );
  return [expected, actual, { ...where, also: told }];
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The calls that created and changed a checkout. */
function checkoutCalls(seen: Observation, container: string): Exchange[] {
  const changed = seen
    .calls('POST', /\/checkouts\/[^/]+$/, 'shop')
    .filter((call) => idIn(call) === container);
  return [...seen.containersMade.filter((made) => made.container === container), ...changed].sort(
    (a, b) => a.startedAt - b.startedAt,
  );
}

/** Not met if a confirmation page follows a refused order, before another order request. */
export function confirmedAfter(seen: Observation, refusal: OrderRequest): Finding | undefined {
  // both may have the same millisecond
  const next = seen.orders.find(({ id, startedAt }) => id !== refusal.id && startedAt >= refusal.finishedAt);
  const until = next?.startedAt ?? Number.POSITIVE_INFINITY;
  const confirmed = seen
    .visitsAfter(refusal.startedAt)
    .find(({ screen, at }) => screen === 'confirmation' && at < until);
  return (
    confirmed &&
    notMet('no confirmation of an order that was refused', 'the confirmation page', refusal, confirmed)
  );
}
