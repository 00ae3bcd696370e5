/** Charging a source that has become chargeable, and what that makes of its order. */
import { randomUUID } from 'node:crypto';
import type { TriggerEffect } from '../../../contract/wire.ts';
import type { Context } from '../context.ts';
import type { ChargeRecord, ChargeState, OrderRecord, OrderState } from '../state/records.ts';
import { now } from './ids.ts';
import { effectOf } from './triggers.ts';

/** How a charge begins, where that is not in success. */
const BEGINNINGS: Partial<Record<TriggerEffect, ChargeState>> = {
  chargeFails: 'failed',
  fundsFail: 'failed',
  chargeStaysPending: 'pending',
  chargeFailsAfterPending: 'pending',
};

export function charge(context: Context, order: OrderRecord): void {
  const { source, totals } = order;
  const state = BEGINNINGS[effectOf(source, order.checkout)] ?? 'capturable';
  const record: ChargeRecord = { id: randomUUID(), createdTime: now(), amount: totals.total, order, state };
  order.charges.push(record);
  context.store.charges.set(record.id, record);
  source.state = 'consumed';
  source.updatedTime = now();
  context.announceCharge('order.charge.created', record);
  advance(context, record, state);
}

/** Moves a charge, and its order with it. */
export function advance(context: Context, record: ChargeRecord, state: ChargeState): void {
  const { order } = record;
  record.state = state;
  switch (state) {
    case 'capturable':
      order.sessionState = 'complete';
      delete order.nextAction;
      context.announceCharge('order.charge.capturable', record);
      move(context, order, 'accepted');
      return;
    case 'pending':
      order.sessionState = 'pending';
      delete order.nextAction;
      order.updatedTime = now();
      context.announceCharge('order.charge.pending', record);
      context.announceOrder('order.pending_payment', order);
      return;
    case 'failed':
      context.announceCharge('order.charge.failed', record);
      cancelOrder(context, order);
  }
}

/** The payment has failed for good. The next action stays, as it does in the documents' own sample. */
export function cancelOrder(context: Context, order: OrderRecord): void {
  order.sessionState = 'failed';
  move(context, order, 'cancelled');
}

function move(context: Context, order: OrderRecord, state: OrderState): void {
  order.state = state;
  order.transitions[state] = now();
  order.updatedTime = now();
  context.announceOrder(`order.${state}`, order);
}
