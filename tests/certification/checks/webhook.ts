/** Checks of single webhooks: what the provider sends, and how the shop answers valid, repeated and forged ones. */
import { answers, flat } from '../../../contract/answers.ts';
import {
  answerOf,
  every,
  type Finding,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { pageReading } from '../reading/page-readings.ts';
import { isSubscribed } from '../../../harness/subscription.ts';
import { approvalIn, type Notes, type Observation } from '../reading/observation.ts';
import { deliveries, replayedOf, replayedType, unsent } from './events.ts';

export const webhookChecks = {
  'WHK-01': (seen) => {
    const sent = deliveries(seen).filter(({ signature }) => signature === 'valid' || signature === 'unknown');
    const nothing = 'the provider sent no correctly signed webhook';
    if (sent.length === 0) return unsent(seen, replayedType(seen), nothing);
    return every(sent, nothing, ({ response, startedAt, finishedAt, error }) => {
      const took = finishedAt - startedAt;
      if (!response) return ['an answer to the webhook', `no answer (${error ?? 'no reason given'})`];
      if (response.status < 200 || response.status > 299)
        return ['a webhook acknowledged with 2xx', String(response.status)];
      const within = seen.dialectFacts.acknowledgeWithin ?? Number.POSITIVE_INFINITY;
      return took <= within
        ? undefined
        : [`a webhook acknowledged within ${within} ms`, `${took.toFixed(0)} ms`];
    });
  },

  'WHK-02': reading(['orderPage'], (seen) => {
    // a forged webhook is recognized by the change that the harness made, because the signature's algorithm
    // is not documented
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
      if (seen.notes.atOnce) return messagedOnce(seen, seen.notes.atOnce);
      const again = seen.exchanges.filter(
        ({ replay, signature }) => replay === 'none' && (signature === 'valid' || signature === 'unknown'),
      );
      const [first] = again;
      const { before, after } = seen.notes.orderPage ?? {};
      if (!first || !before || !after)
        return unsent(seen, replayedType(seen), 'no webhook was sent to the shop twice');
      if (before.status === after.status && before.messages.length === after.messages.length)
        return met(...again);
      return disturbed(seen)
        ? notExercised(DISTURBED)
        : notMet(
            `no change caused by a repeated event: order ${before.status}, ${before.messages.length} messages to the shopper`,
            `order ${after.status}, ${after.messages.length} messages`,
            pageReading('orderAfter'),
            pageReading('orderBefore'),
            first,
            ...again,
          );
    },
    ['atOnce'],
  ),

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

/** Judges one event that is delivered twice at the same moment: the shop must send each message only once. */
function messagedOnce(seen: Observation, { before, after }: NonNullable<Notes['atOnce']>): Finding {
  const [first, ...more] = replayedOf(seen);
  if (!first) return notExercised('no webhook was delivered twice at the same moment');
  const times = (messages: readonly string[], text: string): number =>
    messages.filter((message) => message === text).length;
  const twice = after.messages.find((text) => times(after.messages, text) > times(before.messages, text) + 1);
  return metWhen(
    twice === undefined,
    'each message sent to the shopper only once for an event that is delivered twice at the same moment',
    `${show(twice)} more than once`,
    pageReading('atOnceAfter'),
    pageReading('atOnceBefore'),
    first,
    ...more,
  );
}

const DISTURBED = 'the order changed, but the provider sent further events at the same time';

/** Whether the provider sent an event between the two readings of the order page. */
function disturbed(seen: Observation<'orderPage'>): boolean {
  const { before, after } = seen.notes.orderPage ?? {};
  const [from = Number.POSITIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [before?.askedAt, after?.shownAt];
  return deliveries(seen).some(({ startedAt, finishedAt }) => finishedAt >= from && startedAt <= to);
}
