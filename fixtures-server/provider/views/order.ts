/** Orders and charges as the API shows them. */
import type { ChargeRecord, OrderRecord } from '../state/records.ts';
import { itemsView, paymentView, purchase } from './checkout.ts';

export function orderView(order: OrderRecord): Record<string, unknown> {
  const { checkout, totals, charges, transitions } = order;
  return {
    id: order.id,
    checkoutId: checkout.id,
    createdTime: order.createdTime,
    updatedTime: order.updatedTime,
    ...purchase(checkout, totals),
    items: itemsView(checkout, totals).map((item) => ({ ...item, ...itemState(order) })),
    ...(order.upstreamId === undefined ? {} : { upstreamId: order.upstreamId }),
    ...(order.metadata === undefined ? {} : { metadata: order.metadata }),
    state: order.state,
    stateTransitions: { ...transitions },
    ...fraudOf(transitions),
    capturedAmount: 0,
    cancelledAmount: 0,
    refundedAmount: 0,
    availableToRefundAmount: 0,
    requestToBeForgotten: order.requestToBeForgotten,
    liveMode: false,
    payment: {
      ...(charges.length ? { charges: charges.map(chargeView) } : {}),
      ...paymentView(checkout),
    },
  };
}

export function chargeView(charge: ChargeRecord): Record<string, unknown> {
  const { order } = charge;
  const { request, session } = order.checkout;
  return {
    id: charge.id,
    createdTime: charge.createdTime,
    currency: request.currency,
    amount: charge.amount,
    state: charge.state,
    captured: false,
    refunded: false,
    orderId: order.id,
    sourceId: charge.sourceId,
    paymentSessionId: session.id,
    type: request.chargeType ?? 'customer_initiated',
    ...(charge.state === 'failed'
      ? { failureCode: 'declined', failureMessage: 'The payment was declined.' }
      : {}),
    liveMode: false,
  };
}

/** The fraud review of an order starts when its payment is no longer pending. */
function fraudOf(transitions: OrderRecord['transitions']): Record<string, unknown> {
  const { accepted, cancelled, blocked, in_review: opened } = transitions;
  const passed = accepted ?? cancelled;
  const states = {
    ...(opened === undefined ? {} : { review_opened: opened }),
    ...(passed === undefined ? {} : { passed }),
    ...(blocked === undefined ? {} : { blocked }),
  };
  const state = Object.keys(states).at(-1);
  return state === undefined ? {} : { fraudState: state, fraudStateTransitions: states };
}

function itemState({ createdTime, transitions }: OrderRecord): Record<string, unknown> {
  const { cancelled, blocked } = transitions;
  return {
    state: cancelled ? 'cancelled' : blocked ? 'blocked' : 'created',
    stateTransitions: {
      created: createdTime,
      ...(cancelled ? { cancelled } : {}),
      ...(blocked ? { blocked } : {}),
    },
  };
}
