/** Checks of the provider's orders and of its portal. */
import { answers } from '../../../contract/answers.ts';
import { type Standing, stands } from '../../../contract/lifecycle.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { OrderRequest, OrderResponse } from '../reading/api-facts.ts';
import {
  every,
  type Finding,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  show,
} from '../reading/finding.ts';
import { type Observation, inRequest, statesOf, inResponse } from '../reading/observation.ts';

export const providerOrderChecks = {
  'PRV-02': (seen) =>
    every(seen.harnessOrders.slice(0, 1), 'no order was asked for too early', (order) => {
      const status = order.response?.status;
      const wanted = seen.dialectFacts.tooEarly.filter((refusal) => refusal.status === status);
      if (wanted.length === 0)
        return `an order outside requires_confirmation must be refused with ${seen.dialectFacts.tooEarly.map((refusal) => refusal.status).join(' or ')}, it was answered ${status ?? 'with nothing'}`;
      const code = inResponse(order, 'errors.0.code') ?? inResponse(order, 'errors.error.0.code');
      if (!wanted.some((refusal) => refusal.code === code))
        return `it must be refused with ${wanted.map((refusal) => refusal.code).join(' or ')}, it was with ${show(code)}`;
      const after = seen.containers.find(({ startedAt }) => startedAt >= order.finishedAt);
      const state = after?.session.state;
      return state === 'requires_source'
        ? undefined
        : `the refused order must leave the session requires_source, it is ${show(state)}`;
    }),

  'PRV-03': (seen) =>
    every(paidFor(seen), 'no order was made with a chargeable source', (order) =>
      expects(
        'paid with a chargeable source',
        seen.lifecycle.afterOrder[seen.method.wire.paymentFlow],
        order,
      ),
    ),

  'PRV-04': (seen) =>
    every(seen.ordersMade, 'no order was made', (asked) => {
      const wrong = expects(
        'paid with a source that is not authorized',
        seen.lifecycle.afterOrder['submit-then-redirect'],
        asked,
      );
      if (wrong) return wrong;
      const { action, redirectUrl: url } = asked.order;
      // an order that names no action is judged by PRV-27
      if (!isNamed(action) && !isNamed(url)) return undefined;
      if (seen.dialectFacts.namesNextAction && action !== 'redirect')
        return `the next action must be redirect, it is ${show(action)}`;
      return typeof url === 'string' && URL.canParse(url)
        ? undefined
        : `the next action must name a redirect URL, it names ${show(url)}`;
    }),

  'PRV-05': (seen) =>
    every(seen.ordersMade, 'no order was made', (asked) => {
      const wrong = expects('paid with a receiver source', seen.lifecycle.afterOrder.delayed, asked);
      if (wrong) return wrong;
      const { action, instructions } = asked.order;
      if (!isNamed(action) && !isNamed(instructions)) return undefined;
      if (seen.dialectFacts.namesNextAction && action !== 'show_payment_instructions')
        return `the next action must be show_payment_instructions, it is ${show(action)}`;
      const attached = seen.attaches.findLast(({ startedAt }) => startedAt <= asked.startedAt)?.source;
      const source = seen.sourceRequests.find(
        (request) => attached && inResponse(request, 'id') === attached,
      );
      if (attached && instructions?.sourceId !== attached)
        return `the next action must name the attached source ${attached}, it names ${show(instructions?.sourceId)}`;
      return !source || instructions?.sourceClientSecret === inResponse(source, 'clientSecret')
        ? undefined
        : "the next action's client secret is not the attached source's";
    }),

  'PRV-06': (seen) => {
    const decision = seen.approval;
    if (!decision) return notExercised('the shopper approved nothing');
    const pending = seen.notes.trigger === 'chargeStaysPending';
    if (seen.method.wire.paymentFlow === 'redirect-then-submit') {
      const read = seen.sourcesRead().find(({ startedAt }) => startedAt >= decision.at);
      if (!read) return notExercised('the source was not read after the approval');
      const state = inResponse(read, 'state');
      return state === 'chargeable' || state === 'consumed'
        ? met(read)
        : notMet(`an approved source must be chargeable, it is ${show(state)}`, read);
    }
    // an order that nobody refreshed may still say what it said before
    const read = seen.outcomes.find(({ startedAt }) => startedAt >= decision.at);
    if (!read) return notExercised('the order was not refreshed after the approval');
    const wrong = expects(
      pending ? 'approved, with a charge that stays pending' : 'approved',
      pending ? seen.lifecycle.processing : seen.lifecycle.paid,
      read,
    );
    return wrong === undefined ? met(read) : notMet(wrong, read);
  },

  'PRV-07': (seen) => {
    const decision = seen.refusal;
    if (!decision) return notExercised('the shopper did not turn back');
    const source = seen.sourcesRead('harness').find(({ startedAt }) => startedAt >= decision.at);
    if (source && inResponse(source, 'state') !== 'pending_redirect')
      return notMet(
        `a source that was not approved must stay pending_redirect, it is ${show(inResponse(source, 'state'))}`,
        source,
      );
    if (seen.method.wire.paymentFlow === 'redirect-then-submit')
      return source ? met(source) : notExercised('the source was not read afterwards');
    const after = ({ startedAt }: OrderResponse): boolean => startedAt >= decision.at;
    if (seen.dialectFacts.unapprovedIsConflict) {
      const outcome = seen.api.outcomes.find(after);
      if (!outcome) return notExercised('nobody asked for the outcome afterwards');
      return outcome.response?.status === 409
        ? met(source, outcome)
        : notMet(
            `a payment that was not approved must be answered with a conflict, it was with ${outcome.response?.status ?? 'nothing'}`,
            outcome,
          );
    }
    const order = seen.ordersRead.find(after);
    if (!order) return notExercised('the order was not read afterwards');
    const wrong = expects('not approved', seen.lifecycle.abandoned, order);
    return wrong === undefined ? met(source, order) : notMet(wrong, order);
  },

  'PRV-08': (seen) => {
    const decision = seen.notes.decisions?.[0];
    const [call] = seen.sourceCalls;
    if (!decision || !call || !['approve', 'decline', 'cancel'].includes(decision.choice))
      return notExercised('the shopper decided nothing at the portal');
    // a provider may send the shopper from host to host before it sends the shopper back
    const went = seen.navigations.filter(({ at }) => at >= decision.at);
    const back = went.find(({ url }) => seen.isShop(url)) ?? went.at(-1);
    const { returnUrl, cancelUrl } = seen.method.wire;
    const allowed = [
      decision.choice === 'cancel' ? (cancelUrl ?? returnUrl) : returnUrl,
      ...(decision.choice === 'decline' ? [cancelUrl] : []),
    ].flatMap((path) => {
      const url = path && valueAt(seen.payload(call), path);
      return typeof url === 'string' ? [url] : [];
    });
    if (!back)
      return notMet(
        `the portal must send the shopper back to ${allowed.join(' or ')}, it sent the shopper nowhere`,
      );
    return allowed.some((url) => keeps(url, back.url))
      ? met(call, back)
      : notMet(
          `the portal must send the shopper back to ${allowed.join(' or ')}, it sent the shopper to ${back.url}`,
          call,
          back,
        );
  },

  'PRV-09': (seen) => standsAt(seen, seen.lifecycle.paid, 'the funds arrived'),

  'PRV-10': (seen) => {
    const { unfunded } = seen.lifecycle;
    if (unfunded) return standsAt(seen, unfunded, 'the funds never arrived');
    const [order] = seen.ordersMade;
    if (!order) return notExercised('no order was made');
    const event = seen.exchanges.find(
      (exchange) =>
        exchange.sender === 'provider' && inRequest(exchange, 'type') === seen.dialectFacts.events.unfunded,
    );
    const about = inRequest(event, 'data.object.orderId');
    return metWhen(
      String(about) === String(order.order.id),
      `the funds of order ${show(order.order.id)} never arrived: ${seen.dialectFacts.events.unfunded} must be sent for it, ${event ? `it was for ${show(about)}` : 'it was not'}`,
      order,
    );
  },

  'PRV-11': (seen) =>
    every(seen.harnessOrders, 'no checkout was ordered a second time', ({ request, response }) => {
      const { orderedAgain } = seen.dialectFacts;
      const status = response?.status ?? 0;
      return orderedAgain.includes(status)
        ? answers[seen.dialect].refusal(request.url, status, response?.body)
        : `what was ordered must be refused with ${orderedAgain.join(' or ')}, it was answered ${status || 'with nothing'}`;
    }),

  'PRV-26': (seen) => {
    const told = [...seen.ordersMade, ...seen.outcomes, ...seen.ordersRead];
    return every(
      told.filter((answer) => stands(seen.lifecycle.paid, statesOf(answer))),
      'no order was accepted',
      (answer) => {
        const { session } = statesOf(answer);
        return session === 'complete'
          ? undefined
          : `the session of an accepted order must be complete, it is ${show(session)}`;
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
          : 'an order that waits for the shopper must name the next action, it names none',
    );
  },

  'PRV-20': (seen) => {
    if (seen.notes.trigger !== 'chargeFails') return notExercised('the shopper bears no trigger');
    const [first] = seen.orders;
    if (!first) return notExercised('no order was asked for');
    if (first.response?.status === 409) return met(first);
    // a conflict in place of an outcome names no order
    const later =
      seen.outcomes.find(
        ({ order, startedAt }) =>
          startedAt >= first.finishedAt && (order.id === undefined || order.id === first.order.id),
      ) ?? first;
    const { order } = statesOf(later);
    return metWhen(
      !seen.isSuccess(later),
      `the trigger must fail the charge, the order is ${show(order)}`,
      first,
      later,
    );
  },
} satisfies Record<string, Check>;

const isNamed = (value: unknown): boolean => value !== undefined && value !== null;

/** Orders made with a source that could be charged: where the redirect comes first, only after the approval. */
function paidFor(seen: Observation): OrderRequest[] {
  const since = seen.method.wire.paymentFlow === 'redirect-then-submit' ? seen.approval?.at : 0;
  return since === undefined ? [] : seen.ordersMade.filter(({ startedAt }) => startedAt >= since);
}

function expects(what: string, wanted: Standing, answer: OrderResponse): string | undefined {
  const seen = statesOf(answer);
  return stands(wanted, seen)
    ? undefined
    : `${what}: the order must be ${wanted.order.join(' or ')} and its session ${wanted.session?.join(' or ') ?? 'any'}, they are ${show(seen.order)} and ${show(seen.session)}`;
}

/** What the harness reads after it pushed the funds, or let them expire. */
function standsAt(seen: Observation, wanted: Standing, what: string): Finding {
  const order = seen.ordersRead.findLast(({ response }) => response?.status === 200);
  if (!order) return notExercised('the order was not read afterwards');
  const wrong = expects(what, wanted, order);
  return wrong === undefined ? met(order) : notMet(wrong, order);
}

/** Whether an address is the one that was given, with the shop's own query; the provider may have added to it. */
function keeps(given: string, got: string): boolean {
  const [wanted, seen] = [new URL(given), new URL(got)];
  const query = [...wanted.searchParams].every(([name, value]) => seen.searchParams.get(name) === value);
  return wanted.origin === seen.origin && wanted.pathname === seen.pathname && query;
}
