/** Checks of the provider's sources and their later states. */
import {
  answerOf,
  every,
  excluded,
  type Check,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { NOTHING_DETACHED } from './shop-source.ts';
import { idIn, inRequest, inResponse } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const UNUSUAL = ['sourceFails', 'sourceFailsAfterRedirect'];
export const sourceChecks = {
  'PRV-01': reading(
    [],
    (seen) => {
      // PRV-19 judges a source that is meant to fail
      if (seen.notes.trigger === 'sourceFails')
        return notExercised('the test makes the source fail on purpose');
      return every(
        // a request with a wrong type is a mistake of the sender (SRC-02)
        seen.sourceRequests.filter(
          (request) =>
            [200, 201].includes(request.response?.status ?? 0) &&
            [undefined, seen.method.wire.type].includes(asText(inRequest(request, 'type'))),
        ),
        'no source was made',
        (request) => {
          const { wire, expected } = seen.method;
          const checkout = seen.containers.findLast(
            (shown) =>
              shown.session.id === inRequest(request, 'sessionId') && shown.startedAt <= request.startedAt,
          );
          const wanted: readonly (readonly [string, unknown])[] = [
            ['type', wire.type],
            ['flow', wire.flow],
            ['state', expected.sourceState],
          ];
          // samples lack these members: if present they must be right; PRV-17 judges where they are required
          const optional: readonly (readonly [string, unknown])[] = [
            ['sessionId', inRequest(request, 'sessionId')],
            ['currency', checkout?.currency ?? seen.currency],
          ];
          const told = optional.filter(([member]) => inResponse(request, member) !== undefined);
          for (const [member, value] of [...wanted, ...told]) {
            if (inResponse(request, member) !== value)
              return [
                `a ${wire.type} source with ${member} ${show(value)}`,
                show(inResponse(request, member)),
              ];
          }
          const [total, amount] = [checkout?.total, inResponse(request, 'amount')];
          if (checkout && amount !== undefined && !sameAmount(amount, total, seen.currency))
            return [`the session's amount ${show(total)}`, show(amount)];
          const missing = expected.details.filter(
            (member) => inResponse(request, `${wire.type}.${member}`) === undefined,
          );
          return missing.length === 0
            ? undefined
            : [
                `a ${wire.type} source with ${missing.map((member) => `${wire.type}.${member}`).join(', ')}`,
                'a source without these members',
              ];
        },
      );
    },
    ['trigger'],
  ),

  'PRV-12': (seen) => {
    const [detach] = seen.detaches;
    if (!detach)
      return seen.attaches.length > 0 ? excluded(NOTHING_DETACHED) : notExercised('no source was detached');
    if (!seen.dialectFacts.detachedIsSpent) {
      const shown = seen.containers.find(
        ({ id, container, startedAt }) =>
          container === detach.container && (id === detach.id || startedAt >= detach.finishedAt),
      );
      if (!shown) return notExercised('the cart was not read after its source was detached');
      return metWhen(
        shown.session.state === 'requires_source' && shown.sources.length === 0,
        'session state requires_source with no source, after its source was removed',
        `${show(shown.session.state)} with ${shown.sources.length} sources`,
        detach,
        shown,
      );
    }
    const source = seen
      .sourcesRead('harness')
      .find((read) => read.startedAt >= detach.finishedAt && idIn(read) === detach.source);
    if (source && inResponse(source, 'state') !== 'cancelled')
      return notMet(
        'a detached single-use source in the state cancelled',
        show(inResponse(source, 'state')),
        detach,
        source,
      );
    const again = seen.api.attaches.find(
      (attach) => attach.sender === 'harness' && attach.source === detach.source,
    );
    if (!source || !again) return notExercised('the detached source was not read');
    return metWhen(
      again.response?.status === 409,
      '409 when a detached source is attached again',
      answerOf(again.response),
      again,
      detach,
      source,
    );
  },

  'PRV-18': (seen) => {
    const [without, with_] = [false, true].map((session) =>
      seen.sourceRequests.filter((request) => (inRequest(request, 'sessionId') !== undefined) === session),
    );
    if (!without?.[0] || !with_?.[0]) return notExercised('only one of the two documented payloads was sent');
    for (const request of [without[0], with_[0]]) {
      const { response } = request;
      if (!response) return notExercised('a request with a documented payload got no answer');
      if (response.status >= 300 || inResponse(request, 'state') === 'failed')
        return notMet(
          `a source for the payload ${request === with_[0] ? 'with' : 'without'} a session`,
          answerOf(response),
          request,
        );
    }
    const container = seen.containers.findLast(
      ({ session }) => session.id === inRequest(with_[0], 'sessionId'),
    );
    return metWhen(
      !container || sameAmount(inResponse(with_[0], 'amount'), container.total, seen.currency),
      `the session's amount ${show(container?.total)}`,
      show(inResponse(with_[0], 'amount')),
      with_[0],
      without[0],
    );
  },

  'PRV-19': reading(['trigger'], (seen) => {
    const effect = seen.notes.trigger;
    if (!effect || !UNUSUAL.includes(effect))
      return notExercised('the shopper does not use a test trigger that makes the source fail');
    if (effect === 'sourceFailsAfterRedirect') {
      const source = seen.sourcesRead('harness').findLast(({ response }) => response?.status === 200);
      return source
        ? metWhen(
            inResponse(source, 'state') === 'failed',
            'a failed source after the redirect, because the test trigger causes this',
            `state ${show(inResponse(source, 'state'))}`,
            source,
          )
        : notExercised('the source was not read after the redirect');
    }
    return every(seen.sourceRequests.slice(0, 1), 'no source was requested', (request) =>
      (request.response?.status ?? 0) >= 400 || inResponse(request, 'state') === 'failed'
        ? undefined
        : [
            'a failed source, because the test trigger causes this',
            `state ${show(inResponse(request, 'state'))}`,
          ],
    );
  }),

  'PRV-21': (seen) =>
    every(
      seen.sourceRequests.filter(({ response }) => response?.status === 201),
      'no source was made',
      (request) => {
        const { number, brand } = seen.shopper.card;
        const [shownBrand, digits] = [
          inResponse(request, 'creditCard.brand'),
          inResponse(request, 'creditCard.lastFourDigits'),
        ];
        if (digits !== number.slice(-4)) return ["the card's last four digits in the source", show(digits)];
        return brand === undefined || String(shownBrand).toLowerCase().replaceAll(/\W/g, '') === brand
          ? undefined
          : [`the brand ${brand} in the source`, show(shownBrand)];
      },
    ),
} satisfies Record<string, Check>;
