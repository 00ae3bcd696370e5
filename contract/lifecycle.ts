/** What must be seen of session and order when the documents say the payment has got so far. */
import type { PaymentFlow } from './method.ts';

export interface Standing {
  readonly order: readonly string[];
  readonly session: readonly string[];
}

/** Right after the order was made, by payment flow. */
export const afterOrder: Readonly<Record<PaymentFlow, Standing & { readonly nextAction?: string }>> = {
  standard: { order: ['accepted', 'in_review'], session: ['complete'] },
  'redirect-then-submit': { order: ['accepted', 'in_review'], session: ['complete'] },
  'submit-then-redirect': {
    order: ['pending_payment'],
    session: ['pending_redirect'],
    nextAction: 'redirect',
  },
  delayed: {
    order: ['pending_payment'],
    session: ['pending_funds'],
    nextAction: 'show_payment_instructions',
  },
};

export const paid: Standing = { order: ['accepted', 'in_review'], session: ['complete'] };
/** Authorized by the shopper, with work left behind the scenes. */
export const processing: Standing = { order: ['pending_payment'], session: ['pending', 'pending_funds'] };
/** The shopper declined, cancelled, went back or never returned. */
export const abandoned: Standing = { order: ['pending_payment'], session: ['pending_redirect'] };
export const unfunded: Standing = { order: ['cancelled'], session: ['failed'] };

/** Whether an order that was refreshed after a redirect counts as a success. */
export function isSuccess(order: unknown, session: unknown): boolean {
  if (order === 'accepted' || order === 'in_review') return true;
  return order === 'pending_payment' && (session === 'pending' || session === 'pending_funds');
}

export function stands({ order, session }: Standing, seen: { order: unknown; session: unknown }): boolean {
  return order.includes(String(seen.order)) && session.includes(String(seen.session));
}
