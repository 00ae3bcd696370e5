/** Checks of the provider's orders. */
import { addressOf } from '../../../contract/address.ts';
import { type Standing, stands } from '../../../contract/lifecycle.ts';
import type { OrderRequest, OrderResponse } from '../reading/api-facts.ts';
import { addressOf as urlOf } from '../reading/exchanges.ts';
import {
  answerOf,
  every,
  type Finding,
  type Check,
  met,
  metUnless,
  metWhen,
  type Mismatch,
  notExercised,
  reading,
  show,
} from '../reading/finding.ts';
import { deliveries } from './events.ts';
import { refusalMismatch } from './provider-api.ts';
import { approvalIn, inRequest, inResponse, type Observation, statesOf } from '../reading/observation.ts';

export const providerOrderChecks = {
  'PRV-02': (seen) =>
    every(seen.harnessOrders.slice(0, 1), 'no order was requested too early', (order) => {
      const status = order.response?.status;
      const wanted = seen.dialectFacts.tooEarly.filter((refusal) => refusal.status === status);
      if (wanted.length === 0)
        return [
          `an order outside requires_confirmation refused with ${seen.dialectFacts.tooEarly.map((refusal) => refusal.status).join(' or ')}`,
          answerOf(order.response),
        ];
      const code = inResponse(order, 'errors.0.code') ?? inResponse(order, 'errors.error.0.code');
      if (!wanted.some((refusal) => refusal.code === code))
        return [`refused with ${wanted.map((refusal) => refusal.code).join(' or ')}`, show(code)];
      const after = seen.containers.find(({ startedAt }) => startedAt >= order.finishedAt);
      const state = after?.session.state;
      return state === 'requires_source'
        ? undefined
        : ['session state requires_source after the refused order', show(state)];
    }),

  'PRV-03': reading(['decisions'], (seen) =>
    every(paidFor(seen), 'no order was made with a chargeable source', (made) => {
      const wanted = seen.lifecycle.afterOrder[seen.method.wire.paymentFlow];
      return (
        expects('an order paid with a chargeable source', wanted, made) ?? contradicted(seen, made, wanted)
      );
    }),
  ),

  'PRV-04': (seen) =>
    every(seen.ordersMade, 'no order was made', (asked) => {
      const wrong = expects(
        'an order paid with a source that is not authorized',
        seen.lifecycle.afterOrder['submit-then-redirect'],
        asked,
      );
      if (wrong) return wrong;
      const { action, redirectUrl: url } = asked.order;
      // PRV-27 judges an order without a next action
      if (!isNamed(action) && !isNamed(url)) return undefined;
      if (seen.dialectFacts.namesNextAction && action !== 'redirect')
        return ['next action redirect', show(action)];
      return typeof url === 'string' && addressOf(url) !== undefined
        ? undefined
        : ['a redirect URL in the next action', show(url)];
    }),

  'PRV-05': (seen) =>
    every(seen.ordersMade, 'no order was made', (asked) => {
      const wrong = expects('an order paid with a receiver source', seen.lifecycle.afterOrder.delayed, asked);
      if (wrong) return wrong;
      const { action, instructions } = asked.order;
      if (!isNamed(action) && !isNamed(instructions)) return undefined;
      if (seen.dialectFacts.namesNextAction && action !== 'show_payment_instructions')
        return ['next action show_payment_instructions', show(action)];
      const attached = seen.attaches.findLast(({ startedAt }) => startedAt <= asked.startedAt)?.source;
      const source = seen.sourceRequests.find(
        (request) => attached && inResponse(request, 'id') === attached,
      );
      if (attached && instructions?.sourceId !== attached)
        return [`the attached source ${attached} in the next action`, show(instructions?.sourceId)];
      return !source || instructions?.sourceClientSecret === inResponse(source, 'clientSecret')
        ? undefined
        : [
            'the client secret of the attached source in the next action',
            show(instructions?.sourceClientSecret),
          ];
    }),

  'PRV-09': (seen) => standsAt(seen, seen.lifecycle.paid, 'the funds arrived'),

  'PRV-10': (seen) => {
    const { unfunded } = seen.lifecycle;
    if (unfunded) return standsAt(seen, unfunded, 'the funds never arrived');
    const [order] = seen.ordersMade;
    if (!order) return notExercised('no order was made');
    const [event] = deliveries(seen, seen.dialectFacts.events.unfunded);
    const about = inRequest(event, 'data.object.orderId');
    return metWhen(
      String(about) === String(order.order.id),
      `${seen.dialectFacts.events.unfunded} sent for order ${show(order.order.id)}, whose funds never arrived`,
      event ? `sent for ${show(about)}` : 'not sent',
      order,
      event,
    );
  },

  'PRV-11': (seen) =>
    every(seen.harnessOrders, 'no checkout was ordered a second time', (again) => {
      const { orderedAgain } = seen.dialectFacts;
      const status = again.response?.status ?? 0;
      return orderedAgain.includes(status)
        ? refusalMismatch(seen.dialect, urlOf(again), again.response)
        : [`a second order refused with ${orderedAgain.join(' or ')}`, answerOf(again.response)];
    }),

  'PRV-26': (seen) => {
    const answered = [...seen.ordersMade, ...seen.outcomes, ...seen.ordersRead];
    return every(
      answered.filter((answer) => stands(seen.lifecycle.paid, statesOf(answer))),
      'no order was accepted',
      (answer) => {
        const { session } = statesOf(answer);
        return session === 'complete'
          ? undefined
          : ['session state complete for an accepted order', show(session)];
      },
    );
  },

  'PRV-27': (seen) => {
    const waiting = seen.lifecycle.afterOrder[seen.method.wire.paymentFlow];
    return every(
      seen.ordersMade.filter((made) => stands(waiting, statesOf(made))),
      'no order waits for the shopper',
      ({ order: { action, redirectUrl, instructions } }) =>
        [action, redirectUrl, instructions].some(isNamed)
          ? undefined
          : ['a next action in an order that waits for the shopper', 'none'],
    );
  },

  'PRV-20': reading(['trigger'], (seen) => {
    if (seen.notes.trigger !== 'chargeFails')
      return notExercised('the shopper does not use a test trigger that makes the charge fail');
    const [first] = seen.orders;
    if (!first) return notExercised('no order was requested');
    if (first.response?.status === 409) return met(first);
    // a conflict is no outcome, and contains no order
    const later =
      seen.outcomes.find(
        ({ order, startedAt }) =>
          startedAt >= first.finishedAt && (order.id === undefined || order.id === first.order.id),
      ) ?? first;
    const { order } = statesOf(later);
    return metWhen(
      !seen.isSuccess(later),
      'no successful order, because the test trigger makes the charge fail',
      `order state ${show(order)}`,
      first,
      later,
    );
  }),
} satisfies Record<string, Check>;

const isNamed = (value: unknown): boolean => value !== undefined && value !== null;

/** Orders made with a chargeable source (redirect then submit: only after the approval). */
function paidFor(seen: Observation<'decisions'>): OrderRequest[] {
  const since = seen.method.wire.paymentFlow === 'redirect-then-submit' ? approvalIn(seen)?.at : 0;
  return since === undefined ? [] : seen.ordersMade.filter(({ startedAt }) => startedAt >= since);
}

/** The contradiction between the order's last reading and the answer to the order request. */
function contradicted(seen: Observation, made: OrderRequest, wanted: Standing): Mismatch | undefined {
  const read = seen.ordersRead.findLast(
    ({ order, response }) => response?.status === 200 && order.id === made.order.id,
  );
  if (!read) return undefined;
  const wrong = expects('an order paid with a chargeable source, read again at the end', wanted, read);
  const { session } = statesOf(read);
  if (wrong || session === undefined || session === null) return wrong;
  return statesOf(made).session === 'complete' && session !== 'complete'
    ? [
        'session state complete when the order is read again, as in the answer to the order request',
        show(session),
      ]
    : undefined;
}

/** The contradiction between the states of an order and the expected ones. @param what happened to the order */
export function expects(what: string, wanted: Standing, answer: OrderResponse): Mismatch | undefined {
  const seen = statesOf(answer);
  return stands(wanted, seen)
    ? undefined
    : [
        `order state ${wanted.order.join(' or ')} and session state ${wanted.session?.join(' or ') ?? 'any'} (${what})`,
        `order state ${show(seen.order)} and session state ${show(seen.session)}`,
      ];
}

/** Judges the order that the harness reads after it pushed the funds or let the payment expire. */
function standsAt(seen: Observation, wanted: Standing, what: string): Finding {
  const order = seen.ordersRead.findLast(({ response }) => response?.status === 200);
  if (!order) return notExercised('the order was not read afterwards');
  return metUnless(expects(what, wanted, order), order);
}
