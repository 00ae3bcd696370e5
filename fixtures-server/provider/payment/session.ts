/** The payment session of a checkout: its state, and the effect of attaching and detaching sources. */
import { Conflict } from '../errors.ts';
import type { CheckoutRecord, NextAction, SessionState, SourceRecord } from '../state/records.ts';
import { type AddressRequest, checkForms } from './addresses.ts';
import { now } from './ids.ts';
import { round } from './money.ts';
import { creditOf, totalsOf } from './totals.ts';

export interface SessionView {
  readonly id: string;
  readonly state: SessionState;
  readonly clientSecret: string;
  readonly amountContributed: number;
  readonly amountRemainingToBeContributed: number;
  readonly nextAction?: NextAction;
}

export function sessionOf(checkout: CheckoutRecord): SessionView {
  const { session, order, primary, request } = checkout;
  const total = order?.totals.total ?? totalsOf(request).total;
  const contributed = Math.min(total, round(creditOf(checkout) + (primary?.amount ?? 0), request.currency));
  return {
    ...session,
    state: stateOf(checkout, total),
    amountContributed: contributed,
    amountRemainingToBeContributed: round(total - contributed, request.currency),
    ...(order?.nextAction ? { nextAction: order.nextAction } : {}),
  };
}

function stateOf(checkout: CheckoutRecord, total: number): SessionState {
  const { order, spent, primary, request } = checkout;
  if (order) return order.sessionState;
  if (spent) return 'failed';
  // sources that were attached for another total no longer fund this one
  const funded = round(creditOf(checkout) + (primary?.amount ?? 0), request.currency);
  return funded === total ? 'requires_confirmation' : 'requires_source';
}

/**
 * Attaches a primary source for the total minus credit; a previous primary source is detached.
 * @throws Conflict if the state of session or source does not allow it, BadRequest for an invalid owner address
 */
export function attach(checkout: CheckoutRecord, source: SourceRecord): void {
  if (checkout.order || checkout.spent) {
    throw new Conflict('session_update_not_allowed', 'The payment session can no longer change.');
  }
  if (!['chargeable', 'pending_redirect', 'pending_funds'].includes(source.state)) {
    throw new Conflict('source_status_invalid_for_session', 'The state of the source rules it out.');
  }
  checkForms((source.owner?.address ?? {}) as AddressRequest);
  const replaced = checkout.primary?.source;
  if (replaced && replaced !== source && replaced.attachedTo === checkout) letGo(replaced);
  const amount = round(totalsOf(checkout.request).total - creditOf(checkout), checkout.request.currency);
  checkout.primary = { source, amount };
  checkout.updatedTime = now();
  source.attachedTo = checkout;
  source.amount = amount;
  source.currency = checkout.request.currency;
  source.updatedTime = now();
}

/** Detaches the source from its checkout: permanently, unless it was saved to a customer. */
export function detach(checkout: CheckoutRecord, source: SourceRecord): void {
  if (checkout.order || checkout.spent) {
    throw new Conflict('session_update_not_allowed', 'The payment session can no longer change.');
  }
  delete checkout.primary;
  checkout.updatedTime = now();
  letGo(source);
}

/** A saved source stays available for other checkouts; any other is for one checkout. */
export function letGo(source: SourceRecord): void {
  if (source.customer) delete source.attachedTo;
  else cancel(source);
}

export function cancel(source: SourceRecord): void {
  delete source.attachedTo;
  source.state = 'cancelled';
  source.updatedTime = now();
}
