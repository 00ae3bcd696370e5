/** Checks of what an event changes in the shop's order: also late, early, of another order, or at the same moment as another. */
import type { Exchange } from '../../../harness/exchange.ts';
import {
  answerOf,
  type Check,
  type Finding,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { inRequest, type Observation } from '../reading/observation.ts';
import { pageReading } from '../reading/page-readings.ts';
import { deliveries, replayedOf, replayedType, unsent } from './events.ts';

export const webhookEffectChecks = {
  'DLY-03': reading(['orderPage'], (seen) => showsAfter(seen, seen.dialectFacts.events.funded, 'ready')),
  'DLY-04': reading(['orderPage'], (seen) =>
    showsAfter(seen, seen.dialectFacts.events.unfunded, 'cancelled'),
  ),
  'DLY-05': reading(['orderPage'], (seen) => {
    const [event] = deliveries(seen, seen.dialectFacts.events.unfunded);
    const { before, after } = seen.notes.orderPage ?? {};
    if (!event) return unsent(seen, seen.dialectFacts.events.unfunded);
    if (after?.status !== 'cancelled') return notExercised('no order was cancelled');
    return metWhen(
      after.messages.length > (before?.messages.length ?? 0),
      'a message to the shopper that the order was cancelled',
      'no new message',
      pageReading('orderAfter'),
      before && pageReading('orderBefore'),
      event,
    );
  }),

  'WHK-11': reading(['orderPage'], (seen) => {
    const { awaitsFunds } = seen.dialectFacts.events;
    const late = replayedOf(seen).filter((exchange) => inRequest(exchange, 'type') === awaitsFunds);
    const [first] = late;
    const { before, after } = seen.notes.orderPage ?? {};
    if (!first || !before || !after)
      return unsent(seen, replayedType(seen), 'no webhook was delivered after a later one');
    if (before.status !== 'ready') return notExercised('the order was not ready before the late webhook');
    return metWhen(
      after.status === before.status,
      `the order still ${before.status} after a late ${awaitsFunds}`,
      after.status,
      pageReading('orderAfter'),
      pageReading('orderBefore'),
      first,
      ...late,
    );
  }),

  'ORD-10': reading(['orderPage'], (seen) => {
    const type = 'order.charge.failed';
    const event = replayedOf(seen).find((exchange) => inRequest(exchange, 'type') === type);
    const { after } = seen.notes.orderPage ?? {};
    if (!event || !after) return unsent(seen, type);
    const { paymentState } = after.kept ?? {};
    return paymentState === undefined
      ? metWhen(
          after.status === 'cancelled' || after.messages.length > 0,
          `the shop's order cancelled, or a message to the shopper, after ${type}`,
          `order ${after.status}, no message`,
          pageReading('orderAfter'),
          event,
        )
      : metWhen(
          paymentState === 'failed',
          `payment state failed after ${type}`,
          show(paymentState),
          pageReading('orderAfter'),
          event,
        );
  }),

  'WHK-12': reading(['orderPage'], (seen) => {
    const { funded = '' } = seen.dialectFacts.events;
    const order = seen.ordersMade.find(({ intervention }) => intervention === 'stimulus-slow-answer');
    const [event] = deliveries(seen, funded);
    const { after } = seen.notes.orderPage ?? {};
    if (!event) return unsent(seen, funded);
    if (!order || !after || event.startedAt > order.finishedAt)
      return notExercised(`no ${funded} reached the shop before the answer to the order request`);
    return metWhen(
      after.status === 'ready',
      `the order ready after ${funded}, although the answer to the order request came later`,
      after.status,
      pageReading('orderAfter'),
      order,
      event,
    );
  }),

  'WHK-13': reading(['abandoned'], (seen) => {
    const { order = '', before, after } = seen.notes.abandoned ?? {};
    const late = replayedOf(seen).filter(
      (exchange) =>
        inRequest(exchange, 'data.object.id') === order ||
        inRequest(exchange, 'data.object.orderId') === order,
    );
    const [first] = late;
    if (!first || !before || !after)
      return notExercised('no event about an abandoned order reached the shop');
    return metWhen(
      before.status === after.status && before.messages.length === after.messages.length,
      `no change caused by events about another order: order ${before.status}, ${before.messages.length} messages`,
      `order ${after.status}, ${after.messages.length} messages`,
      pageReading('abandonedAfter'),
      pageReading('abandonedBefore'),
      first,
      ...late,
    );
  }),

  'WHK-14': reading(['concurrent'], (seen) => {
    const { funded, unfunded } = seen.dialectFacts.events;
    const wanted = funded === undefined ? 'cancelled' : 'ready';
    const { alone, atOnce } = seen.notes.concurrent ?? {};
    if (!alone || !atOnce) return unsent(seen, funded ?? unfunded);
    const sent = replayedOf(seen);
    const together = sent.filter((one) => sent.some((other) => overlap(one, other)));
    const [first] = together;
    if (!first) return notExercised('no two webhooks reached the shop at the same moment');
    // failures that also occur with a single webhook are judged by other rules
    if (alone.status !== wanted || sent.some((one) => !together.includes(one) && !isAcknowledged(one)))
      return notExercised('webhooks that came one by one were not handled either');
    const refused = together.find((one) => !isAcknowledged(one));
    if (refused)
      return notMet(
        `2xx for each of ${together.length} webhooks that arrived at the same moment`,
        answerOf(refused.response),
        refused,
        ...together,
      );
    const lost = atOnce.find(({ status }) => status !== wanted);
    return metWhen(
      lost === undefined,
      `each order ${wanted} after webhooks that arrived at the same moment`,
      `one of ${atOnce.length} orders ${lost?.status}`,
      first,
      ...together,
    );
  }),
} satisfies Record<string, Check>;

function isAcknowledged({ response }: Exchange): boolean {
  return response !== undefined && response.status >= 200 && response.status <= 299;
}

function overlap(one: Exchange, other: Exchange): boolean {
  return one.id !== other.id && one.startedAt < other.finishedAt && other.startedAt < one.finishedAt;
}

/** Judges whether the shop's order page shows the effect of an event. */
function showsAfter(seen: Observation<'orderPage'>, type: string | undefined, status: string): Finding {
  if (type === undefined) return notExercised('no event is documented for this change');
  const [event] = deliveries(seen, type);
  if (!event) return unsent(seen, type);
  const { after } = seen.notes.orderPage ?? {};
  return metWhen(
    after?.status === status,
    `the shop's order ${status} after ${type}`,
    show(after?.status),
    event,
    after && pageReading('orderAfter'),
  );
}
