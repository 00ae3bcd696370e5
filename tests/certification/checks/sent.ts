/** What the shop told the API of a checkout, piece by piece: what holds is what it told last. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { OrderRequest } from '../reading/api-facts.ts';
import { type Finding, notMet } from '../reading/finding.ts';
import { idIn, type Observation, inRequest, inResponse } from '../reading/observation.ts';

/** What was told of an item's subscription; undefined: nothing. */
export type Info = Readonly<Record<string, unknown>> | undefined;

/** Each item's subscription as it was told before a moment, a member left out of a change being as it was. */
export function subscriptionInfosSent(seen: Observation, container: string, before: number): Info[] {
  const calls = checkoutCalls(seen, container).filter(({ startedAt }) => startedAt <= before);
  const [made, ...changes] = calls;
  const ids = itemsIn(inResponse(made, 'items')).map((item) => valueAt(item, 'id'));
  const infos = itemsIn(inRequest(made, 'items')).map((item) => infoIn(item));
  for (const change of changes) {
    for (const item of itemsIn(inRequest(change, 'items'))) {
      const [index, info] = [ids.indexOf(valueAt(item, 'id')), infoIn(item)];
      if (info && index >= 0) infos[index] = { ...infos[index], ...info };
    }
  }
  return infos;
}

/** A member of the checkout as it was told last before it was ordered. */
export function memberSent(seen: Observation, order: OrderRequest, member: string): unknown {
  return checkoutCalls(seen, String(order.container))
    .filter(({ startedAt }) => startedAt <= order.startedAt)
    .map((call) => inRequest(call, member))
    .findLast((value) => value !== undefined);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The call that made a checkout, and those that changed it. */
function checkoutCalls(seen: Observation, container: string): Exchange[] {
  const changed = seen
    .calls('POST', /\/checkouts\/[^/]+$/, 'shop')
    .filter((call) => idIn(call) === container);
  return [...seen.containersMade.filter((made) => made.container === container), ...changed].sort(
    (a, b) => a.startedAt - b.startedAt,
  );
}

function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function infoIn(item: unknown): Info {
  const info = valueAt(item, 'subscriptionInfo');
  return info !== null && typeof info === 'object' ? (info as Record<string, unknown>) : undefined;
}

/** Not met where a confirmation page was shown for an order that was refused, before another one was asked for. */
export function confirmedAfter(seen: Observation, refusal: OrderRequest): Finding | undefined {
  // an answer of the tap may come in the same millisecond
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
