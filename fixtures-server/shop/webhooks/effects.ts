/** The effects of events in the shop. */
import type { Dialect } from '../state/markets.ts';
import type { OrderStatus } from '../state/purchase.ts';

export interface Effect {
  /** New state of the shop's own order. */
  readonly status?: OrderStatus;
  /** Message for the shopper. */
  readonly message?: string;
  /** The API may send it several times; the shopper gets one message. */
  readonly once?: true;
}

const EFFECTS: Readonly<Record<string, Effect>> = {
  'order.pending_payment': {
    status: 'awaiting-payment',
    message: 'Thank you for your order. We are waiting for your payment.',
    once: true,
  },
  'order.review_opened': { status: 'under-review' },
  'order.accepted': {
    status: 'ready',
    message: 'Your payment is complete. We are getting your order ready.',
  },
  'order.cancelled': {
    status: 'cancelled',
    message: 'Your order has been cancelled, because the payment did not arrive.',
  },
  // the Commerce dialect's
  'delayed_payment.reminder': {
    status: 'awaiting-payment',
    message: 'Thank you for your order. We are waiting for your payment.',
    once: true,
  },
  'delayed_payment.expired': {
    status: 'cancelled',
    message: 'Your order has been cancelled, because the payment did not arrive.',
  },
  // the event about the cancelled order follows
  'order.charge.failed': { message: 'Your payment was declined. Nothing was charged.', once: true },
  'order.blocked': { status: 'blocked', message: 'We are sorry: we cannot fulfil this order.' },
};

/** Event types that the webhook asks for: those with an effect, and those worth recording. */
export function eventTypes(dialect: Dialect): readonly string[] {
  const delayed = Object.keys(EFFECTS).filter((type) => type.startsWith('delayed_payment.'));
  if (dialect === 'commerce-api') return delayed;
  return [
    ...Object.keys(EFFECTS).filter((type) => !delayed.includes(type)),
    'order.created',
    'source.chargeable',
  ];
}

/** Undefined if the shop ignores the event. */
export function effectOf(type: string): Effect | undefined {
  return Object.hasOwn(EFFECTS, type) ? EFFECTS[type] : undefined;
}
