/** Later changes of an order: refresh, arriving or missing funds, a charge that fails late. */
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import type { OrderRecord, SourceRecord } from '../state/records.ts';
import { advance, cancelOrder, charge } from './charge.ts';
import { now } from './ids.ts';
import { makeChargeable } from './make-chargeable.ts';
import { effectOf } from './triggers.ts';

/** Updates an order that waits for a redirect from its source; other orders do not change. */
export function refresh(context: Context, order: OrderRecord): void {
  if (order.sessionState !== 'pending_redirect') return;
  if (order.source?.state === 'chargeable') charge(context, order);
  else if (order.source?.state === 'failed') cancelOrder(context, order);
}

/** @throws Conflict unless the source waits for funds */
export function receiveFunds(context: Context, source: SourceRecord): OrderRecord | undefined {
  mustWaitForFunds(source);
  makeChargeable(context, source);
  const order = source.attachedTo?.order;
  if (order) charge(context, order);
  return order;
}

/** @throws Conflict unless the source waits for funds */
export function expire(context: Context, source: SourceRecord): OrderRecord | undefined {
  mustWaitForFunds(source);
  source.state = 'cancelled';
  source.updatedTime = now();
  const order = source.attachedTo?.order;
  if (order) cancelOrder(context, order);
  return order;
}

/**
 * Simulates passing time for a pending payment: it fails if a trigger says so, otherwise it stays pending.
 * @throws Conflict if the order is not pending
 */
export function settle(context: Context, order: OrderRecord): void {
  const { source } = order;
  const pending = order.charges.find(({ state }) => state === 'pending');
  const effect = source && effectOf(source, order.checkout);
  if (source && order.sessionState === 'pending_funds') {
    if (effect === 'fundsFail') expire(context, source);
  } else if (pending) {
    if (effect === 'chargeFailsAfterPending') advance(context, pending, 'failed');
  } else if (source?.state === 'chargeable' && order.sessionState === 'pending_redirect') {
    // approved, and the shopper did not return
    charge(context, order);
  } else {
    throw new Conflict('nothing_to_settle', `Order ${order.id} waits for nothing.`);
  }
}

function mustWaitForFunds(source: SourceRecord): void {
  if (source.state === 'pending_funds') return;
  throw new Conflict('source_not_pending', `Source ${source.id} is ${source.state}, it waits for no funds.`);
}
