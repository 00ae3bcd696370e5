/** Checks of webhooks: what the provider sends, and what the shop makes of it. */
import { answers, flat } from '../../../contract/answers.ts';
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
import { type Observation, inRequest } from '../reading/observation.ts';

export const webhookChecks = {
  'DLY-03': (seen) => heard(seen, seen.dialectFacts.events.funded, 'ready'),
  'DLY-04': (seen) => heard(seen, seen.dialectFacts.events.unfunded, 'cancelled'),
  'DLY-05': (seen) => {
    const events = deliveries(seen, seen.dialectFacts.events.unfunded);
    const { orderBefore, orderAfter } = seen.notes;
    if (events.length === 0 || orderAfter?.status !== 'cancelled')
      return notExercised('no order was cancelled');
    return metWhen(
      orderAfter.messages.length > (orderBefore?.messages.length ?? 0),
      'the order was cancelled and the shopper was not told',
      ...events,
    );
  },

  'WHK-01': (seen) =>
    every(
      deliveries(seen).filter(({ signature }) => signature === 'valid' || signature === 'unknown'),
      'the provider sent no webhook that is rightly signed',
      ({ response, startedAt, finishedAt, error }) => {
        const took = finishedAt - startedAt;
        if (!response) return `a webhook must be answered, the shop gave no answer: ${error ?? 'nothing'}`;
        if (response.status < 200 || response.status > 299)
          return `a webhook must be acknowledged with 2xx, the shop answered ${response.status}`;
        const within = seen.dialectFacts.acknowledgeWithin ?? Number.POSITIVE_INFINITY;
        return took <= within
          ? undefined
          : `a webhook must be acknowledged within ${within} ms, the shop took ${took.toFixed(0)} ms`;
      },
    ),

  'WHK-02': (seen) => {
    // what the harness did to it tells a forgery; how others sign, nobody knows
    const forged = seen.exchanges.filter(({ replay }) => replay === 'wrong' || replay === 'missing');
    const finding = every(forged, 'no forged webhook was sent', ({ response, replay }) =>
      response && response.status >= 400 && response.status < 500
        ? undefined
        : `a webhook with a ${replay} signature must be refused, the shop answered ${response?.status ?? 'nothing'}`,
    );
    const { orderBefore, orderAfter } = seen.notes;
    if (finding.outcome !== 'met' || !orderBefore || !orderAfter) return finding;
    if (orderBefore.status === orderAfter.status) return finding;
    return disturbed(seen)
      ? notExercised(DISTURBED)
      : notMet(
          `forged webhooks changed the order from ${orderBefore.status} to ${orderAfter.status}`,
          ...forged,
        );
  },

  'WHK-03': (seen) => {
    const again = seen.exchanges.filter(
      ({ replay, signature }) => replay === 'none' && (signature === 'valid' || signature === 'unknown'),
    );
    const { orderBefore, orderAfter } = seen.notes;
    if (again.length === 0 || !orderBefore || !orderAfter) return notExercised('no webhook was sent twice');
    const alike =
      orderBefore.status === orderAfter.status && orderBefore.messages.length === orderAfter.messages.length;
    if (alike) return met(...again);
    return disturbed(seen)
      ? notExercised(DISTURBED)
      : notMet(
          `a repeated event must change nothing: the order was ${orderBefore.status} with ${orderBefore.messages.length} messages to the shopper, it is ${orderAfter.status} with ${orderAfter.messages.length}`,
          ...again,
        );
  },

  'PRV-16': (seen) =>
    every(deliveries(seen), 'the provider sent no webhook', ({ request, signature }) => {
      if (signature === 'missing') return 'a webhook must be signed, this one is not';
      if (signature === 'invalid') return 'the signature of a webhook is wrong';
      const parsed = answers[seen.dialect].event.safeParse(request.body);
      if (parsed.success) return undefined;
      return `a webhook must be an event: ${flat(parsed.error)}`;
    }),

  'PRV-22': (seen) => {
    const decision = seen.approval;
    if (!decision) return notExercised('the shopper approved nothing');
    const [event] = deliveries(seen, 'source.chargeable');
    return event
      ? met(event)
      : notMet('an approved source must be announced by source.chargeable, it was not');
  },
} satisfies Record<string, Check>;

/** Webhooks that the provider sent. */
function deliveries(seen: Observation, type?: string): Observation['exchanges'] {
  return seen.exchanges.filter(
    (exchange) =>
      exchange.sender === 'provider' && (type === undefined || inRequest(exchange, 'type') === type),
  );
}

const DISTURBED = 'the order changed while events of the provider itself were still coming in';

/** Whether the provider told the shop of something between the two looks at the order. */
function disturbed(seen: Observation): boolean {
  const { orderBefore, orderAfter } = seen.notes;
  const [from = Number.POSITIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [
    orderBefore?.askedAt,
    orderAfter?.shownAt,
  ];
  return deliveries(seen).some(({ startedAt, finishedAt }) => finishedAt >= from && startedAt <= to);
}

/** After an event, the shop's own order page must say so. */
function heard(seen: Observation, type: string | undefined, status: string): Finding {
  if (type === undefined) return notExercised('no event is documented for it');
  const [event] = deliveries(seen, type);
  if (!event) return notExercised(`the provider sent no ${type}`);
  const shown = seen.notes.orderAfter?.status;
  return shown === status
    ? met(event)
    : notMet(`after ${type} the shop's order must be ${status}, it is ${show(shown)}`, event);
}
