/** Charges a chargeable source, and updates its order. */
import { randomUUID } from 'node:crypto';
import type { TriggerEffect } from '../../../contract/wire.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import type { ChargeRecord, ChargeState, CreditRecord, OrderRecord, OrderState } from '../state/records.ts';
import { now } from './ids.ts';
import { effectOf } from './triggers.ts';

/** Initial state of a charge, if not successful. */
const BEGINNINGS: Partial<Record<TriggerEffect, ChargeState>> = {
  chargeFails: 'failed',
  challengesThenChargeFails: 'failed',
  fundsFail: 'failed',
  chargeStaysPending: 'pending',
  chargeFailsAfterPending: 'pending',
};

/** Credit first, then the primary source pays the rest. */
export function charge(context: Context, order: OrderRecord): void {
  const { source, checkout, totals } = order;
  for (const credit of checkout.credits) chargeCredit(context, order, credit);
  const amount = checkout.primary?.amount ?? totals.total;
  if (!source || amount === 0) {
    complete(context, order);
    return;
  }
  const state = BEGINNINGS[effectOf(source, checkout)] ?? 'capturable';
  const record = note(context, { order, sourceId: source.id, amount, state });
  // a saved source stays available for the next order
  if (!source.customer) source.state = 'consumed';
  source.updatedTime = now();
  advance(context, record, state);
}

function chargeCredit(context: Context, order: OrderRecord, credit: CreditRecord): void {
  const { id, amount } = credit;
  const record = note(context, { order, sourceId: id, amount, state: 'capturable' });
  credit.state = 'consumed';
  credit.updatedTime = now();
  context.announceCharge('order.charge.capturable', record);
}

function note(context: Context, charged: Omit<ChargeRecord, 'id' | 'createdTime'>): ChargeRecord {
  const record: ChargeRecord = { id: randomUUID(), createdTime: now(), ...charged };
  record.order.charges.push(record);
  context.store.charges.set(record.id, record);
  context.announceCharge('order.charge.created', record);
  return record;
}

/** Changes the state of a charge and of its order. */
export function advance(context: Context, record: ChargeRecord, state: ChargeState): void {
  const { order } = record;
  record.state = state;
  switch (state) {
    case 'capturable':
      context.announceCharge('order.charge.capturable', record);
      complete(context, order);
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

/** The order is paid completely; a fraud review may follow. */
function complete(context: Context, order: OrderRecord): void {
  order.sessionState = 'complete';
  delete order.nextAction;
  if (order.checkout.reviewed) move(context, order, 'in_review', 'order.review_opened');
  else move(context, order, 'accepted');
}

/** Ends the review of an order. @throws Conflict when it is not under review */
export function endReview(context: Context, order: OrderRecord, outcome: 'accepted' | 'blocked'): void {
  if (order.state !== 'in_review') {
    throw new Conflict('not_in_review', `Order ${order.id} is ${order.state}, not in_review.`);
  }
  context.announceOrder('order.review_closed', order);
  move(context, order, outcome);
}

/** The payment has failed; the state is final. The next action stays, as in the documented sample. */
export function cancelOrder(context: Context, order: OrderRecord): void {
  order.sessionState = 'failed';
  move(context, order, 'cancelled');
}

function move(
  context: Context,
  order: OrderRecord,
  state: OrderState,
  event: `order.${string}` = `order.${state}`,
): void {
  order.state = state;
  order.transitions[state] = now();
  order.updatedTime = now();
  context.announceOrder(event, order);
}
