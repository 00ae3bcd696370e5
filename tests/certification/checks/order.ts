/** Checks of how the shop handles the answer to an order. */
import type { Exchange } from '../../../harness/exchange.ts';
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
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import type { OrderRequest } from '../reading/api-facts.ts';
import { type Observation, statesOf } from '../reading/observation.ts';
import { confirmedAfter } from './sent.ts';

/** Members whose values are codes for programs, not for shoppers. */
const CODES = ['code', 'subcode', 'failureCode'];
const TIMED_OUT = 408;
/** After this status, the checkout cannot be used again. */
const CONFLICT = 409;

export const orderChecks = {
  'ORD-01': (seen) =>
    every(seen.orders, 'no order was requested', (order) => {
      const { container } = order;
      const later = seen.orders.find(
        (other) => other !== order && other.container === container && other.startedAt >= order.startedAt,
      );
      if (!later) return undefined;
      if (later.startedAt >= order.finishedAt && (isRefused(order) || isUnknown(order))) return undefined;
      return [
        `one order for checkout ${show(container)}`,
        `a second order request after an order request with the answer ${answerOf(order.response)}`,
      ];
    }),

  'ORD-02': (seen) => {
    const conflicts = seen.orders.filter(({ response }) => response?.status === 409);
    return followed(seen, conflicts, 'no order was answered 409', (conflict, next) =>
      next.container === conflict.container
        ? ['a new checkout for the order that follows a 409', `from ${show(next.container)} again`]
        : undefined,
    );
  },

  'ORD-04': (seen) => {
    const good = [...seen.ordersMade, ...seen.outcomes].filter((order) => seen.isSuccess(order));
    return every(good, 'no order reached the state accepted in this scenario', (order) =>
      confirmed(seen, order, `an order in the state ${show(statesOf(order).order)}`),
    );
  },

  'ORD-06': (seen) => {
    const failures = [
      ...seen.exchanges
        .filter(
          ({ sender, response }) => sender === 'shop' && response !== undefined && response.status >= 400,
        )
        .map((record) => ({ record, at: record.startedAt, codes: codesIn(record.response?.body) })),
      ...seen.sourceCalls
        .filter(({ result }) => Boolean((result as { error?: unknown } | undefined)?.error))
        .map((record) => ({ record, at: record.at, codes: codesIn(record.result) })),
    ];
    const [first] = failures;
    if (!first || failures.every(({ codes }) => codes.length === 0))
      return notExercised('no failure with an error code occurred');
    const visits = seen.visitsAfter(first.at);
    if (visits.length === 0) return notExercised('no page of the shop was recorded after the failure');
    for (const visit of visits)
      for (const { record, codes } of failures) {
        const shown = codes.find((code) => visit.text.includes(code));
        if (shown)
          return notMet(
            'no error code shown to the shopper',
            `the ${visit.screen} page shows ${shown}`,
            record,
            visit,
          );
      }
    return met(first.record, visits[0]);
  },

  'ORD-05': reading(['orderPage'], (seen) => {
    const { before } = seen.notes.orderPage ?? {};
    const unpaid = seen.ordersMade.findLast(
      (made) => statesOf(made).order === seen.dialectFacts.orderStates.awaitsFunds,
    );
    if (!unpaid || !before)
      return notExercised('no order page was seen while an order waited for its payment');
    if (before.status === 'unknown')
      return notExercised('the order page does not show the state of the order');
    return metWhen(
      before.status !== 'ready',
      'an order that is not ready while it is pending_payment',
      before.status,
      unpaid,
    );
  }),

  'ORD-07': reading(['orderPage'], (seen) => kept(seen, 'id')),
  'ORD-08': reading(['orderPage'], (seen) => kept(seen, 'paymentState')),
  'ORD-09': reading(['orderPage'], (seen) => kept(seen, 'fraudState')),

  'ORD-11': (seen) => {
    const refusal = seen.orders.find(({ intervention }) => intervention === 'stimulus-conflict');
    if (!refusal) return notExercised('no order was refused with 409');
    const after = seen.visitsAfter(refusal.startedAt);
    if (after.length === 0)
      return notExercised('no page of the shop was recorded after the order was refused');
    return confirmedAfter(seen, refusal) ?? met(refusal, after[0]);
  },
} satisfies Record<string, Check>;

/** Whether the order was refused without any effect, so that the same call may follow. */
function isRefused({ response }: OrderRequest): boolean {
  const status = response?.status ?? 0;
  if (status < 400 || status > 499 || [TIMED_OUT, CONFLICT].includes(status)) return false;
  // 404: the checkout was already ordered
  return status !== 404 || !JSON.stringify(response?.body ?? '').includes('orderId');
}

/** Whether the result of the order is unknown: a repeated request is answered 404 if the order exists. */
function isUnknown({ response, isLost }: OrderRequest): boolean {
  return isLost === true || !response || response.status >= 500 || response.status === TIMED_OUT;
}

/** Whether the shopper saw the confirmation page after an answer, without a failure page before it. */
export function confirmed(seen: Observation, answer: Exchange, what: string): Mismatch | undefined {
  const visits = seen.visitsAfter(answer.finishedAt);
  // a waiting page may stay until the shop knows the result
  const outcome =
    visits.find(({ screen }) =>
      ['confirmation', 'failure', 'payment', 'review', 'elsewhere'].includes(screen),
    ) ?? visits.find(({ screen }) => screen === 'waiting');
  if (outcome?.screen === 'confirmation') return undefined;
  return [`confirmation page after ${what}`, outcome ? `the ${outcome.screen} page` : 'no page'];
}

/** Judges each refused order together with the next order. */
function followed(
  seen: Observation,
  refusals: readonly OrderRequest[],
  missing: string,
  judge: (refusal: OrderRequest, next: OrderRequest) => Mismatch | undefined,
): Finding {
  const [refusal] = refusals;
  if (!refusal) return notExercised(missing);
  const next = seen.orders.find((order) => order !== refusal && order.startedAt >= refusal.finishedAt);
  if (!next) return notExercised('the shop requested no other order after the refusal');
  return metUnless(judge(refusal, next), refusal, next);
}

/** Only codes with a hyphen or underscore, which do not occur in a text by chance. */
function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) =>
    CODES.includes(name) && typeof member === 'string' && /\w[-_]\w/.test(member)
      ? [member]
      : codesIn(member),
  );
}

/** The order data that the shop stores equals the provider's last state. */
function kept(seen: Observation<'orderPage'>, member: 'id' | 'paymentState' | 'fraudState'): Finding {
  const { before, after } = seen.notes.orderPage ?? {};
  const shown = (after ?? before)?.kept;
  if (!shown) return notExercised('the order data that the shop stores could not be read');
  const last = seen.ordersRead.at(-1);
  if (!last) return notExercised('the order was not read at the end');
  // an order has two payment states, and no document says which of them a shop must store
  const states = member === 'paymentState' ? [last.order.session.state ?? last.order.paymentState] : [];
  const wanted = [...new Set([last.order[member], ...states])];
  return metWhen(
    wanted.includes(shown[member]),
    `the order's ${member} ${wanted.map(show).join(' or ')} stored by the shop`,
    show(shown[member]),
    last,
  );
}
