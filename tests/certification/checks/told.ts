/** What the shop told the API of a checkout, piece by piece: what holds is what it told last. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/intervention.ts';
import type { OrderAsked } from '../reading/facts.ts';
import { idIn, type Seen, sent, told } from '../reading/seen.ts';

/** What was told of an item's subscription; undefined: nothing. */
export type Info = Readonly<Record<string, unknown>> | undefined;

/** Each item's subscription as it was told before a moment, a member left out of a change being as it was. */
export function infosTold(seen: Seen, container: string, before: number): Info[] {
  const calls = tellings(seen, container).filter(({ startedAt }) => startedAt <= before);
  const [made, ...changes] = calls;
  const ids = itemsIn(told(made, 'items')).map((item) => valueAt(item, 'id'));
  const infos = itemsIn(sent(made, 'items')).map((item) => infoIn(item));
  for (const change of changes) {
    for (const item of itemsIn(sent(change, 'items'))) {
      const [index, info] = [ids.indexOf(valueAt(item, 'id')), infoIn(item)];
      if (info && index >= 0) infos[index] = { ...infos[index], ...info };
    }
  }
  return infos;
}

/** A member of the checkout as it was told last before it was ordered. */
export function memberTold(seen: Seen, order: OrderAsked, member: string): unknown {
  return tellings(seen, String(order.container))
    .filter(({ startedAt }) => startedAt <= order.startedAt)
    .map((call) => sent(call, member))
    .findLast((value) => value !== undefined);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The call that made a checkout, and those that changed it. */
function tellings(seen: Seen, container: string): Exchange[] {
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
