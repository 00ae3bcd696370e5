/** Checks of values that must not change or must agree: totals, contributions, sources and the charges of a paid order. */
import { stands } from '../../../contract/lifecycle.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import type { OrderRequest } from '../reading/api-facts.ts';
import {
  every,
  excluded,
  type Check,
  type Finding,
  metWhen,
  notExercised,
  reading,
  show,
} from '../reading/finding.ts';
import { idIn, inResponse, type Observation, statesOf } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';

const UNAUTHORIZED = ['pending', 'failed', 'cancelled'];

export const settledChecks = {
  'AMT-10': (seen) => {
    const told = seen.containers.filter(
      ({ parts, session }) =>
        session.contributed !== undefined &&
        parts.length > 0 &&
        parts.every(({ amount }) => amount !== undefined),
    );
    return every(
      told,
      'no checkout with sources and their amounts was seen',
      ({ parts, session, currency }) => {
        const sum = parts.reduce((total, { amount }) => total + Number(amount), 0);
        return sameAmount(session.contributed, sum, String(currency))
          ? undefined
          : [`${sum} contributed, the sum of the sources`, show(session.contributed)];
      },
    );
  },

  'AMT-11': (seen) =>
    everyOrder(seen, 'no total was seen before and after the source', (order) => {
      const source = sourceFor(seen, order);
      return (
        source && {
          before: source.startedAt,
          after: source.startedAt,
          when: 'for which the source was created',
        }
      );
    }),

  'AMT-12': reading(['decisions'], (seen) =>
    everyOrder(seen, 'no total was seen before and after the payment was authorized', (order) => {
      const approved = seen.notes.decisions?.findLast(
        ({ choice, at }) => choice === 'approve' && at <= order.startedAt,
      );
      // a wallet authorizes the payment while its source is made
      const source = approved ? undefined : sourceFor(seen, order);
      const before = approved?.at ?? source?.startedAt;
      const after = approved?.at ?? source?.finishedAt;
      return before === undefined || after === undefined
        ? undefined
        : { before, after, when: 'that the shopper authorized' };
    }),
  ),

  'AMT-13': reading(['purchaseChanged'], (seen) => {
    const { purchaseChanged } = seen.notes;
    if (purchaseChanged === undefined) return notExercised('the purchase was not changed');
    if (purchaseChanged === null)
      return excluded('the adapter cannot change a purchase that has a payment session');
    const { at } = purchaseChanged;
    const before = seen.containers.findLast(({ startedAt }) => startedAt <= at);
    const order = seen.ordersMade.find(({ startedAt }) => startedAt >= at);
    if (!before) return excluded('the purchase had no payment session yet when the shopper changed it');
    if (!order) return notExercised('nothing was ordered after the purchase was changed');
    const ordered = seen.containers.findLast(
      ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
    );
    const total = order.order.total ?? ordered?.total;
    return metWhen(
      !sameAmount(total, before.total, String(before.currency)),
      `a total other than ${show(before.total)}, because the shopper had changed the purchase`,
      `${show(total)} ordered`,
      order,
      before,
      ordered,
    );
  }),

  'PRV-28': (seen) => {
    const answered = seen.outcomes.filter(({ response }) => response?.status === 200);
    if (seen.ordersMade.length === 0) return notExercised('no order was made');
    return every(answered, 'no outcome was requested', (outcome) => {
      const [, asked] = /\/orders\/([^/]+)\/refresh$/.exec(outcome.request.url) ?? [];
      const wanted =
        asked ?? seen.ordersMade.findLast(({ finishedAt }) => finishedAt <= outcome.startedAt)?.order.id;
      return outcome.order.id === wanted
        ? undefined
        : [`the order ${show(wanted)} that was requested`, show(outcome.order.id)];
    });
  },

  'PRV-29': (seen) =>
    every(
      seen.sourceRequests.filter(({ response }) => response?.status === 201),
      'no source was made',
      (request) =>
        inResponse(request, 'reusable') === true ? ['a new source with reusable false', 'true'] : undefined,
    ),

  'PRV-30': (seen) => {
    const answers = [...seen.ordersMade, ...seen.outcomes, ...seen.ordersRead];
    const paid = answers.filter((answer) => stands(seen.lifecycle.paid, statesOf(answer)));
    // for each order, the first response that shows it as paid
    const first = paid.filter(
      ({ order }, index) => paid.findIndex((one) => one.order.id === order.id) === index,
    );
    const used = first.flatMap(({ order, finishedAt }) => {
      const attached = seen.attaches.filter(({ done }) => done).map(({ source }) => source);
      // an order without sources is paid by the last attached source
      const sources: readonly unknown[] = order.sources.length > 0 ? order.sources : attached.slice(-1);
      return seen
        .sourcesRead('harness')
        .filter((read) => sources.includes(idIn(read)) && read.startedAt >= finishedAt)
        .slice(-1);
    });
    const single = used.filter((read) => inResponse(read, 'reusable') === false);
    return every(single, 'no single-use source of a paid order was read', (read) => {
      const state = inResponse(read, 'state');
      return state === 'consumed'
        ? undefined
        : ['a single-use source that is consumed once it has paid', show(state)];
    });
  },

  'PRV-32': (seen) => {
    const read = [
      ...seen
        .sourcesRead('harness')
        .map((one) => ({ id: one.id, asked: idIn(one), one, told: inResponse(one, 'id') })),
      ...seen.ordersRead.map((one) => ({ id: one.id, asked: idIn(one), one, told: one.order.id })),
    ].filter(({ one }) => one.response?.status === 200);
    return every(read, 'no source or order was read by its id', ({ asked, told }) =>
      String(told) === asked ? undefined : [`id ${show(asked)}, as requested`, show(told)],
    );
  },

  'PRV-33': (seen) =>
    every(seen.ordersMade, 'no order was made', ({ container, ...order }) => {
      const named = inResponse(order, 'checkoutId');
      return named === container
        ? undefined
        : [`checkoutId ${show(container)} in the order that was made from this checkout`, show(named)];
    }),

  'PRV-31': (seen) => {
    const accepted = [...seen.ordersMade, ...seen.outcomes, ...seen.ordersRead].filter(
      ({ order }) => order.state === 'accepted' && order.payments.length > 0,
    );
    return every(accepted, 'no accepted order with charges was seen', ({ order }) => {
      const wrong = order.payments.find(({ state }) => UNAUTHORIZED.includes(String(state)));
      return wrong && ['a charge that is authorized (capturable) in an accepted order', show(wrong.state)];
    });
  },
} satisfies Record<string, Check>;

/** The last source that was created for the session of the ordered container. */
function sourceFor(seen: Observation, order: OrderRequest): Exchange | undefined {
  const sessions = seen.containers
    .filter(({ container }) => container === order.container)
    .map(({ session }) => session.id);
  return seen.sourceRequests.findLast(
    ({ startedAt, request }) =>
      startedAt <= order.startedAt && sessions.includes(valueAt(request.body, 'sessionId')),
  );
}

/**
 * Judges for each order whether the total at a given time equals the ordered total.
 * @param momentOf the time for an order; undefined if there was no such time
 */
function everyOrder(
  seen: Observation,
  missing: string,
  momentOf: (order: OrderRequest) => { before: number; after: number; when: string } | undefined,
): Finding {
  const orders = seen.ordersMade.flatMap((order) => {
    const moment = momentOf(order);
    if (!moment) return [];
    const shown = seen.containers.filter(({ container }) => container === order.container);
    const before = shown.findLast(({ finishedAt }) => finishedAt <= moment.before);
    const after = shown.findLast(
      ({ startedAt }) => startedAt >= moment.after && startedAt <= order.startedAt,
    );
    return before && after ? [{ id: after.id, before, after, when: moment.when }] : [];
  });
  return every(orders, missing, ({ before, after, when }) =>
    sameAmount(before.total, after.total, String(before.currency))
      ? undefined
      : [`the total ${show(before.total)} ${when}`, `${show(after.total)} at the order`],
  );
}
