/** Checks of webhooks: what the provider sends, and how the shop handles it. */
import { answers, flat } from '../../../contract/answers.ts';
import {
  answerOf,
  every,
  excluded,
  type Finding,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { pageReading } from '../reading/page-readings.ts';
import { isSubscribed } from '../../../harness/subscription.ts';
import { approvalIn, type Notes, type Observation, inRequest } from '../reading/observation.ts';

export const webhookChecks = {
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

  'WHK-01': (seen) => {
    const sent = deliveries(seen).filter(({ signature }) => signature === 'valid' || signature === 'unknown');
    const nothing = 'the provider sent no correctly signed webhook';
    if (sent.length === 0) return unsent(seen, replayedType(seen), nothing);
    return every(sent, nothing, ({ response, startedAt, finishedAt, error }) => {
      const took = finishedAt - startedAt;
      if (!response) return ['an answer to the webhook', `none (${error ?? 'no reason given'})`];
      if (response.status < 200 || response.status > 299)
        return ['a webhook acknowledged with 2xx', String(response.status)];
      const within = seen.dialectFacts.acknowledgeWithin ?? Number.POSITIVE_INFINITY;
      return took <= within
        ? undefined
        : [`a webhook acknowledged within ${within} ms`, `${took.toFixed(0)} ms`];
    });
  },

  'WHK-02': reading(['orderPage'], (seen) => {
    // a forged webhook is recognized by the harness's own change: signing is not documented
    const forged = seen.exchanges.filter(({ replay }) => replay === 'wrong' || replay === 'missing');
    const [first] = forged;
    if (!first) return unsent(seen, replayedType(seen), 'no forged webhook was sent');
    const finding = every(forged, 'no forged webhook was sent', ({ response, replay }) =>
      response && response.status >= 400 && response.status < 500
        ? undefined
        : [`4xx for a webhook with a ${replay} signature`, answerOf(response)],
    );
    const { before, after } = seen.notes.orderPage ?? {};
    if (finding.outcome !== 'met' || !before || !after) return finding;
    if (before.status === after.status) return finding;
    return disturbed(seen)
      ? notExercised(DISTURBED)
      : notMet(
          `the order still ${before.status} after forged webhooks`,
          after.status,
          pageReading('orderAfter'),
          pageReading('orderBefore'),
          first,
          ...forged,
        );
  }),

  'WHK-03': reading(
    ['orderPage'],
    (seen) => {
      if (seen.notes.atOnce) return toldOnce(seen, seen.notes.atOnce);
      const again = seen.exchanges.filter(
        ({ replay, signature }) => replay === 'none' && (signature === 'valid' || signature === 'unknown'),
      );
      const [first] = again;
      const { before, after } = seen.notes.orderPage ?? {};
      if (!first || !before || !after) return unsent(seen, replayedType(seen), 'no webhook was sent twice');
      if (before.status === after.status && before.messages.length === after.messages.length)
        return met(...again);
      return disturbed(seen)
        ? notExercised(DISTURBED)
        : notMet(
            `no change by a repeated event: order ${before.status}, ${before.messages.length} messages to the shopper`,
            `order ${after.status}, ${after.messages.length} messages`,
            pageReading('orderAfter'),
            pageReading('orderBefore'),
            first,
            ...again,
          );
    },
    ['atOnce'],
  ),

  'WHK-11': reading(['orderPage'], (seen) => {
    const { awaitsFunds } = seen.dialectFacts.events;
    const late = seen.exchanges.filter(
      (exchange) => exchange.replay === 'none' && inRequest(exchange, 'type') === awaitsFunds,
    );
    const [first] = late;
    const { before, after } = seen.notes.orderPage ?? {};
    if (!first || !before || !after) return unsent(seen, replayedType(seen), 'no earlier webhook came late');
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
      return notExercised(`no ${funded} came before the answer to the order`);
    return metWhen(
      after.status === 'ready',
      `the order ready after ${funded}, although the answer to the order came later`,
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
    if (!first || !before || !after) return notExercised('no event of an abandoned order arrived');
    return metWhen(
      before.status === after.status && before.messages.length === after.messages.length,
      `no change by events of another order: order ${before.status}, ${before.messages.length} messages`,
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

  'PRV-16': (seen) => {
    const sent = deliveries(seen);
    if (sent.length === 0) return unsent(seen, replayedType(seen), 'the provider sent no webhook');
    return every(sent, 'the provider sent no webhook', ({ request, signature }) => {
      if (signature === 'missing') return ['a signed webhook', 'no signature'];
      if (signature === 'invalid') return ['a webhook with a valid signature', 'a wrong signature'];
      const parsed = answers[seen.dialect].event.safeParse(request.body);
      if (parsed.success) return undefined;
      return ['an event as documented', flat(parsed.error)];
    });
  },

  'PRV-22': reading(['decisions'], (seen) => {
    const decision = approvalIn(seen);
    if (!decision) return notExercised('the shopper approved nothing');
    const type = 'source.chargeable';
    const [event] = deliveries(seen, type);
    if (!event && !isSubscribed(seen.eventTypes, type)) return unsent(seen, type);
    return event
      ? met(event)
      : notMet('webhook source.chargeable for an approved source', 'not sent', decision);
  }),
} satisfies Record<string, Check>;

/** Genuine webhooks that the harness sent again. */
function replayedOf(seen: Observation): Observation['exchanges'] {
  return seen.exchanges.filter(({ replay }) => replay === 'none');
}

function isAcknowledged({ response }: Exchange): boolean {
  return response !== undefined && response.status >= 200 && response.status <= 299;
}

function overlap(one: Exchange, other: Exchange): boolean {
  return one.id !== other.id && one.startedAt < other.finishedAt && other.startedAt < one.finishedAt;
}

/** Webhooks that the provider sent. */
function deliveries(seen: Observation, type?: string): Observation['exchanges'] {
  return seen.exchanges.filter(
    (exchange) =>
      exchange.sender === 'provider' && (type === undefined || inRequest(exchange, 'type') === type),
  );
}

/** Finding for a missing event: if the shop did not subscribe to it, the rule is excluded. */
function unsent(
  { eventTypes }: Observation,
  type: string,
  message = `the provider sent no ${type}`,
): Finding {
  return isSubscribed(eventTypes, type)
    ? notExercised(message)
    : excluded(`no webhook that the shop registered asks for ${type}`);
}

/** The event that the harness sends again. */
function replayedType(seen: Observation): string {
  const { funded, awaitsFunds } = seen.dialectFacts.events;
  return seen.method.wire.flow === 'receiver' ? awaitsFunds : (funded ?? awaitsFunds);
}

/** One event, delivered twice at the same time: the shop sends the shopper each message only once. */
function toldOnce(seen: Observation, { before, after }: NonNullable<Notes['atOnce']>): Finding {
  const [first, ...more] = seen.exchanges.filter(({ replay }) => replay === 'none');
  if (!first) return notExercised('no webhook was delivered twice at once');
  const times = (messages: readonly string[], text: string): number =>
    messages.filter((message) => message === text).length;
  const twice = after.messages.find((text) => times(after.messages, text) > times(before.messages, text) + 1);
  return metWhen(
    twice === undefined,
    'one message to the shopper for an event that is delivered twice at once',
    `${show(twice)} more than once`,
    pageReading('atOnceAfter'),
    pageReading('atOnceBefore'),
    first,
    ...more,
  );
}

const DISTURBED = 'the order changed while events of the provider itself were still coming in';

/** Whether the provider sent an event between the two readings of the order page. */
function disturbed(seen: Observation<'orderPage'>): boolean {
  const { before, after } = seen.notes.orderPage ?? {};
  const [from = Number.POSITIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [before?.askedAt, after?.shownAt];
  return deliveries(seen).some(({ startedAt, finishedAt }) => finishedAt >= from && startedAt <= to);
}

/** After an event, the shop's order page must show its effect. */
function showsAfter(seen: Observation<'orderPage'>, type: string | undefined, status: string): Finding {
  if (type === undefined) return notExercised('no event is documented for it');
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
