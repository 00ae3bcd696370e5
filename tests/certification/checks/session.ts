/** Checks of payment sessions and amounts, mostly the provider's duties. */
import { every, excluded, type Check, metWhen, notExercised, show } from '../reading/finding.ts';
import type { ContainerResponse, SourceChange } from '../reading/api-facts.ts';
import { type Observation, inRequest } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';
import { valueAt } from '../../../harness/json-path.ts';

/** The container in the answer to the attachment, or in the next reading. */
function shownAfter(seen: Observation, attach: SourceChange): ContainerResponse | undefined {
  return seen.containers.find(
    ({ id, container, startedAt }) =>
      container === attach.container && (id === attach.id || startedAt >= attach.finishedAt),
  );
}

export const sessionChecks = {
  'SES-01': (seen) =>
    every(
      // a container that was created with a source contains the source from the start
      seen.api.made.filter(
        (made) => ['shop', 'harness'].includes(made.sender) && inRequest(made, 'sourceId') === undefined,
      ),
      'no checkout was made',
      ({ session, total, currency }) => {
        if (session.state !== 'requires_source')
          return ['session state requires_source for a new checkout', show(session.state)];
        // a session may lack its amounts (PRV-17 judges where they are required)
        return session.remaining === undefined || sameAmount(session.remaining, total, String(currency))
          ? undefined
          : [`the total ${show(total)} remaining for a new checkout`, show(session.remaining)];
      },
    ),

  'SES-02': (seen) => {
    const attached = seen.attaches.filter(({ done }) => done);
    const shown = attached.map((attach) => shownAfter(seen, attach)).filter((found) => found !== undefined);
    if (shown.length === 0 && attached.length > 0 && seen.orders.length > 0)
      return excluded('the shop orders without reading the checkout after attaching its source');
    return every(shown, 'no checkout was read after a source was attached', ({ session }) => {
      if (session.state !== 'requires_confirmation')
        return ['session state requires_confirmation with a primary source', show(session.state)];
      return session.remaining === undefined || Number(session.remaining) === 0
        ? undefined
        : ['nothing remaining with a primary source', show(session.remaining)];
    });
  },

  'SES-05': (seen) =>
    every(seen.orders, 'no order was requested', (order) => {
      const attached = seen.attaches.findLast(
        ({ container, finishedAt, done }) =>
          container === order.container && finishedAt <= order.startedAt && done,
      );
      const shown = seen.containers.findLast(
        ({ sender, container, finishedAt }) =>
          sender === 'shop' && container === order.container && finishedAt <= order.startedAt,
      );
      const state = shown?.session.state;
      if (state === 'requires_confirmation' && attached) return undefined;
      // use the answer to the attachment or later readings, not earlier ones
      if (attached && attached.startedAt >= (shown?.startedAt ?? 0) && attached.id !== shown?.id)
        return undefined;
      return [
        'session state requires_confirmation and a source before the order',
        `session state ${show(state)}, ${attached ? 'a source' : 'no source'} attached`,
        { also: [shown, attached] },
      ];
    }),

  'SES-06': (seen) => {
    const ordered = (id: string): number =>
      seen.ordersMade.find(({ container }) => container === id)?.startedAt ?? Number.POSITIVE_INFINITY;
    const shown = seen.containers.filter(
      ({ container, finishedAt, session }) =>
        finishedAt <= ordered(container) &&
        (session.contributed !== undefined || session.remaining !== undefined),
    );
    return every(
      shown,
      'no checkout with amounts in its session was seen',
      ({ session, total, currency }) => {
        const [contributed, remaining] = [Number(session.contributed), Number(session.remaining)];
        return sameAmount(contributed + remaining, total, String(currency))
          ? undefined
          : [
              `contributed and remaining amounts of ${show(total)} in total`,
              `${contributed} and ${remaining}`,
            ];
      },
    );
  },

  'SES-07': (seen) =>
    every(seen.orders, 'nothing was ordered', (order) => {
      const session = seen.containers.find(({ container }) => container === order.container)?.session.id;
      const source = seen.attaches.findLast(
        ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
      )?.source;
      const call = seen.sourceCalls.find(({ result }) => valueAt(result, 'source.id') === source);
      const given = call && seen.payload(call).sessionId;
      // an order without a source breaks another rule
      if (!call) return order.made ? ['a source made in this page', `source ${show(source)}`] : undefined;
      return given === session
        ? undefined
        : [`the SDK given session ${show(session)} of the ordered checkout`, show(given)];
    }),

  'SES-08': (seen) => {
    const misleading = seen.containers.find(
      ({ intervention, session }) => intervention !== undefined && session.foreignState !== undefined,
    );
    if (!misleading)
      return notExercised('no session contained the state member of the other dialect in addition');
    const [order] = seen.ordersMade;
    return metWhen(
      order !== undefined,
      "an order, because the session state in this dialect's member is requires_confirmation",
      "no order: the other dialect's member was read",
      misleading,
      order,
    );
  },

  'AMT-02': (seen) => {
    const attached = seen.attaches.filter(({ done }) => done);
    const [first] = attached;
    if (!first) return notExercised('no source was attached');
    const second = attached.find((other) => other !== first && other.container === first.container);
    if (!second)
      return excluded(
        'the shop attaches only one source to each checkout, so no source replaced another one',
      );
    const shown = shownAfter(seen, second);
    if (!shown) return notExercised('the checkout was not read after the second source was attached');
    return metWhen(
      shown.sources.length === 1 && shown.sources[0] === second.source,
      `only the second source ${show(second.source)} on the checkout`,
      show(shown.sources),
      shown,
      first,
      second,
    );
  },
} satisfies Record<string, Check>;
