/** Interprets an order from the API. Pure. */
import type { Order } from '../api/answers.ts';

export type OrderOutcome =
  | { readonly is: 'confirmed' }
  | { readonly is: 'failed' }
  /** The shopper must first pay at the provider's portal. */
  | { readonly is: 'redirect'; readonly url: string }
  /** The order lacks the necessary data. */
  | { readonly is: 'unclear' };

const MADE = ['accepted', 'in_review', 'fulfilled', 'complete'];
const UNDER_WAY = ['pending', 'pending_funds'];
const REFUSED = ['cancelled', 'blocked'];

/** Right after the order was made. */
export function outcomeOfOrder({ state, payment: { session } }: Order): OrderOutcome {
  const { nextAction } = session;
  if (MADE.includes(state)) return { is: 'confirmed' };
  if (REFUSED.includes(state)) return { is: 'failed' };
  const url = nextAction?.action === 'redirect' ? nextAction.data.redirectUrl : undefined;
  if (typeof url === 'string' && isWebAddress(url)) return { is: 'redirect', url };
  // a complete or pending payment is no failure, also in an unknown order state
  if (session.state === 'complete' || UNDER_WAY.includes(session.state)) return { is: 'confirmed' };
  return { is: 'unclear' };
}

/** While its session is pending, an order should have a next action; if not, it is read again. */
export function lacksNextAction({ state, payment: { session } }: Order): boolean {
  return (
    state === 'pending_payment' && session.nextAction === undefined && /^pending(_|$)/.test(session.state)
  );
}

/** After the shopper came back and the order was refreshed. */
export function isPaid({ state, payment: { session } }: Order): boolean {
  if (state === 'accepted' || state === 'in_review') return true;
  return state === 'pending_payment' && UNDER_WAY.includes(session.state);
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
