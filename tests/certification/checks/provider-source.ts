/** Checks of the sources that the provider makes, and of what becomes of them. */
import { every, type Check, met, metWhen, notExercised, notMet, show } from '../reading/finding.ts';
import { idIn, sameAmount, inRequest, inResponse } from '../reading/observation.ts';

const UNUSUAL = ['sourceFails', 'sourceFailsAfterRedirect'];
export const sourceChecks = {
  'PRV-01': (seen) => {
    // a shopper whose source is to fail is judged by PRV-19
    if (seen.notes.trigger === 'sourceFails') return notExercised('the source was made to fail');
    return every(
      seen.sourceRequests.filter(({ response }) => response?.status === 201 || response?.status === 200),
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
          ['sessionId', inRequest(request, 'sessionId')],
          ['currency', checkout?.currency ?? seen.shopper.currency],
        ];
        for (const [member, value] of wanted) {
          if (inResponse(request, member) !== value)
            return `a ${wire.type} source must have ${member} ${show(value)}, it has ${show(inResponse(request, member))}`;
        }
        const total = checkout?.total;
        if (checkout && !sameAmount(inResponse(request, 'amount'), total, seen.shopper.currency))
          return `the source's amount must be the session's ${show(total)}, it is ${show(inResponse(request, 'amount'))}`;
        const missing = expected.details.filter(
          (member) => inResponse(request, `${wire.type}.${member}`) === undefined,
        );
        return missing.length === 0
          ? undefined
          : `a ${wire.type} source must carry ${missing.map((member) => `${wire.type}.${member}`).join(', ')}`;
      },
    );
  },

  'PRV-12': (seen) => {
    const [detach] = seen.detaches;
    if (!detach) return notExercised('no source was detached');
    if (!seen.dialectFacts.detachedIsSpent) {
      const shown = seen.containers.find(
        ({ id, container, startedAt }) =>
          container === detach.container && (id === detach.id || startedAt >= detach.finishedAt),
      );
      if (!shown) return notExercised('the cart was not read after its source was detached');
      return metWhen(
        shown.session.state === 'requires_source' && shown.sources.length === 0,
        `without its source the session must be requires_source, it is ${show(shown.session.state)} with ${shown.sources.length} sources`,
        detach,
        shown,
      );
    }
    const source = seen
      .sourcesRead('harness')
      .find((read) => read.startedAt >= detach.finishedAt && idIn(read) === detach.source);
    if (source && inResponse(source, 'state') !== 'cancelled')
      return notMet(
        `a detached single-use source must be cancelled, it is ${show(inResponse(source, 'state'))}`,
        detach,
        source,
      );
    const again = seen.api.attaches.find(
      (attach) => attach.sender === 'harness' && attach.source === detach.source,
    );
    if (!source || !again) return notExercised('the detached source was not looked at');
    return again.response?.status === 409
      ? met(detach, source, again)
      : notMet(
          `attaching a detached source again must be refused with 409, it was answered ${again.response?.status ?? 'with nothing'}`,
          again,
        );
  },

  'PRV-18': (seen) => {
    const [without, with_] = [false, true].map((session) =>
      seen.sourceRequests.filter((request) => (inRequest(request, 'sessionId') !== undefined) === session),
    );
    if (!without?.[0] || !with_?.[0]) return notExercised('not both payloads were tried');
    for (const request of [without[0], with_[0]]) {
      const { response } = request;
      if (!response) return notExercised('a payload got no answer');
      if (response.status >= 300 || inResponse(request, 'state') === 'failed')
        return notMet(
          `the payload ${request === with_[0] ? 'with' : 'without'} a session must make a source, it was answered ${response.status}`,
          request,
        );
    }
    const container = seen.containers.findLast(
      ({ session }) => session.id === inRequest(with_[0], 'sessionId'),
    );
    return !container || sameAmount(inResponse(with_[0], 'amount'), container.total, seen.shopper.currency)
      ? met(without[0], with_[0])
      : notMet(
          `with a session the amount is the session's ${show(container.total)}, the source has ${show(inResponse(with_[0], 'amount'))}`,
          with_[0],
        );
  },

  'PRV-19': (seen) => {
    const effect = seen.notes.trigger;
    if (!effect || !UNUSUAL.includes(effect)) return notExercised('the shopper bears no trigger');
    if (effect === 'sourceFailsAfterRedirect') {
      const source = seen.sourcesRead('harness').findLast(({ response }) => response?.status === 200);
      return source
        ? metWhen(
            inResponse(source, 'state') === 'failed',
            `the trigger must fail the source after the redirect, it is ${show(inResponse(source, 'state'))}`,
            source,
          )
        : notExercised('the source was not read afterwards');
    }
    return every(seen.sourceRequests.slice(0, 1), 'no source was asked for', (request) =>
      (request.response?.status ?? 0) >= 400 || inResponse(request, 'state') === 'failed'
        ? undefined
        : `the trigger must fail the source, it is ${show(inResponse(request, 'state'))}`,
    );
  },

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
        if (digits !== number.slice(-4))
          return `the source must name the card's last four digits, it names ${show(digits)}`;
        return brand === undefined || String(shownBrand).toLowerCase().replaceAll(/\W/g, '') === brand
          ? undefined
          : `the source must name the brand ${brand}, it names ${show(shownBrand)}`;
      },
    ),
} satisfies Record<string, Check>;
