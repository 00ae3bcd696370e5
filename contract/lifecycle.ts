/** Documented states of session and order at each stage of a payment, by dialect. */
import type { Dialect, PaymentFlow } from './method.ts';

export interface Standing {
  readonly order: readonly string[];
  /** Absent: any session state is allowed. */
  readonly session?: readonly string[];
}

export interface Lifecycle {
  /** Right after the order was made, by payment flow. */
  readonly afterOrder: Readonly<Record<PaymentFlow, Standing & { readonly nextAction?: string }>>;
  readonly paid: Standing;
  /** Authorized by the shopper, but still being processed. */
  readonly processing: Standing;
  /** The shopper declined, cancelled, went back or never returned. */
  readonly abandoned: Standing;
  /** The funds never arrived; absent if only an event reports it. */
  readonly unfunded?: Standing;
  /** Each of these states counts as a success after a redirect. */
  readonly success: readonly Standing[];
}

/** The documents say that the session is "typically" complete in this state: PRV-26 judges this. */
const paid: Standing = { order: ['accepted', 'in_review'] };
const processing: Standing = { order: ['pending_payment'], session: ['pending', 'pending_funds'] };
const abandoned: Standing = { order: ['pending_payment'], session: ['pending_redirect'] };

const digitalRiver: Lifecycle = {
  afterOrder: {
    standard: paid,
    'redirect-then-submit': paid,
    'submit-then-redirect': { ...abandoned, nextAction: 'redirect' },
    delayed: {
      order: ['pending_payment'],
      session: ['pending_funds'],
      nextAction: 'show_payment_instructions',
    },
  },
  paid,
  processing,
  abandoned,
  unfunded: { order: ['cancelled'], session: ['failed'] },
  success: [{ order: paid.order }, processing],
};

/** Order states are compared in lower case with underscores: the documents write them in two ways. */
const submitted: Standing = { order: ['submitted', 'in_process', 'in_review', 'complete'] };
/** Orders that wait for a payment share one state when they are read. */
const PENDING = 'pending_payment';
const awaitsRedirect: Standing = {
  order: ['source_pending_redirect', PENDING],
  session: ['pending_redirect'],
};
const awaitsFunds: Standing = { order: ['source_pending_funds', PENDING], session: ['pending_funds'] };
const charging: Standing = {
  order: ['charge_pending', PENDING, ...submitted.order],
  session: ['pending', 'processing', 'complete'],
};

const commerce: Lifecycle = {
  afterOrder: {
    standard: submitted,
    'redirect-then-submit': submitted,
    'submit-then-redirect': awaitsRedirect,
    delayed: awaitsFunds,
  },
  paid: submitted,
  processing: charging,
  abandoned: awaitsRedirect,
  success: [{ order: submitted.order }, charging, awaitsFunds],
};

export const lifecycles: Readonly<Record<Dialect, Lifecycle>> = {
  'digital-river-api': digitalRiver,
  'commerce-api': commerce,
};

export interface Stood {
  readonly order: unknown;
  readonly session: unknown;
}

/** Whether an order counts as a success, when made or after a redirect. */
export function isSuccess({ success }: Lifecycle, seen: Stood): boolean {
  return success.some((standing) => stands(standing, seen));
}

export function stands({ order, session }: Standing, seen: Stood): boolean {
  return order.includes(String(seen.order)) && (!session || session.includes(String(seen.session)));
}
