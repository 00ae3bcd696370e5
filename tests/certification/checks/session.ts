/** Checks of payment sessions and amounts, mostly the provider's duties. */
import { judgePayload } from '../../../contract/payload.ts';
import { every, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import type { ContainerResponse, SourceChange } from '../reading/api-facts.ts';
import { sameAmount, type Observation, inRequest } from '../reading/observation.ts';
import type { Exchange } from '../../../harness/exchange.ts';

/** The container as it was shown by the attaching itself, or after it. */
function shownAfter(seen: Observation, attach: SourceChange): ContainerResponse | undefined {
  return seen.containers.find(
    ({ id, container, startedAt }) =>
      container === attach.container && (id === attach.id || startedAt >= attach.finishedAt),
  );
}

export const sessionChecks = {
  'SES-01': (seen) =>
    every(
      // one that is told its source when it is made has it from the beginning
      seen.api.made.filter(
        (made) => ['shop', 'harness'].includes(made.sender) && inRequest(made, 'sourceId') === undefined,
      ),
      'no checkout was made',
      ({ session, total, currency }) => {
        if (session.state !== 'requires_source')
          return `a new checkout's session must be requires_source, it is ${show(session.state)}`;
        return sameAmount(session.remaining, total, String(currency))
          ? undefined
          : `a new checkout's remaining amount must be its total ${show(total)}, it is ${show(session.remaining)}`;
      },
    ),

  'SES-02': (seen) => {
    const shown = seen.attaches
      .filter(({ done }) => done)
      .map((attach) => shownAfter(seen, attach))
      .filter((found) => found !== undefined);
    return every(shown, 'no checkout was read after a source was attached', ({ session }) => {
      if (session.state !== 'requires_confirmation')
        return `after a primary source is attached the session must be requires_confirmation, it is ${show(session.state)}`;
      return Number(session.remaining) === 0
        ? undefined
        : `after a primary source is attached nothing may remain, ${show(session.remaining)} does`;
    });
  },

  'SES-05': (seen) =>
    every(seen.orders, 'no order was asked for', (order) => {
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
      // what was shown before the attaching says nothing of what came of it; what the attaching shows does
      if (attached && attached.startedAt >= (shown?.startedAt ?? 0) && attached.id !== shown?.id)
        return undefined;
      return `an order was asked for while the session was ${show(state)}${attached ? '' : ' and no source was attached'}`;
    }),

  'SES-06': (seen) => {
    const ordered = (id: string): number =>
      seen.ordersMade.find(({ container }) => container === id)?.startedAt ?? Number.POSITIVE_INFINITY;
    const shown = seen.containers.filter(({ container, finishedAt }) => finishedAt <= ordered(container));
    return every(shown, 'no checkout was seen', ({ session, total, currency }) => {
      const [contributed, remaining] = [Number(session.contributed), Number(session.remaining)];
      return sameAmount(contributed + remaining, total, String(currency))
        ? undefined
        : `contributed ${contributed} and remaining ${remaining} must add up to the total ${show(total)}`;
    });
  },

  'SES-07': (seen) =>
    every(seen.ordersMade, 'no order was made', (order) => {
      const session = seen.containers.find(({ container }) => container === order.container)?.session.id;
      const source = seen.attaches.findLast(
        ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
      )?.source;
      const call = seen.sourceCalls.find(
        ({ result }) => (result as { source?: { id?: unknown } } | undefined)?.source?.id === source,
      );
      const given = call && seen.payload(call).sessionId;
      if (!call) return `the ordered source ${show(source)} was not made in this page`;
      return given === session
        ? undefined
        : `the SDK was given session ${show(given)}, the ordered checkout's is ${show(session)}`;
    }),

  'SES-08': (seen) => {
    const misleading = seen.containers.find(
      ({ intervention, session }) => intervention !== undefined && session.foreignState !== undefined,
    );
    if (!misleading) return notExercised("no session had the other dialect's state beside its own");
    const [order] = seen.ordersMade;
    return order
      ? met(misleading, order)
      : notMet(
          'the state as the other dialect names it kept the shop from ordering a session that is requires_confirmation',
          misleading,
        );
  },

  'AMT-02': (seen) => {
    const [first, second] = seen.attaches.filter(({ done }) => done);
    if (!first || !second || first.container !== second.container)
      return notExercised('no source was attached in place of another');
    const shown = shownAfter(seen, second);
    if (!shown) return notExercised('the checkout was not read after the second source was attached');
    return shown.sources.length === 1 && shown.sources[0] === second.source
      ? met(first, second, shown)
      : notMet(
          `exactly the second source ${show(second.source)} must remain, there are ${show(shown.sources)}`,
          shown,
        );
  },

  'SRC-01': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { removed } = judgePayload(seen.method.wire, seen.payload(call));
      return removed.length === 0
        ? undefined
        : `a payload with a session must not hold ${removed.join(', ')}`;
    }),

  'SRC-02': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { missing, mistyped } = judgePayload(seen.method.wire, seen.payload(call));
      if (missing.length > 0)
        return `a ${seen.method.wire.type} payload with a session must hold ${missing.join(', ')}`;
      const [wrong] = mistyped;
      return wrong
        ? `${wrong.member} of a ${seen.method.wire.type} payload must be ${wrong.expected}, it is ${wrong.found}`
        : undefined;
    }),

  'SRC-07': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { unknown } = judgePayload(seen.method.wire, seen.payload(call));
      return unknown.length === 0
        ? undefined
        : `no document names ${unknown.join(', ')} in a ${seen.method.wire.type} payload`;
    }),

  'SRC-04': (seen) => {
    const failed = seen.sourceCalls.filter(({ result }) =>
      Boolean((result as { error?: unknown } | undefined)?.error),
    );
    return every(failed, 'no source ended in an error', (call) => {
      const next = seen.sourceCalls.find(({ at }) => at > call.at)?.at ?? Number.POSITIVE_INFINITY;
      const between = ({ startedAt }: Exchange): boolean =>
        startedAt >= (call.settledAt ?? call.at) && startedAt < next;
      if (seen.attaches.some(between))
        return 'a source was attached although creating it had ended in an error';
      return seen.orders.some(between)
        ? 'an order was made although creating its source had ended in an error'
        : undefined;
    });
  },

  'SRC-05': (seen) =>
    every(seen.detaches, 'no source was detached', (detach) => {
      const again = seen.attaches.find(
        ({ startedAt, source }) => startedAt >= detach.finishedAt && source === detach.source,
      );
      return again ? `the detached source ${show(detach.source)} was attached again` : undefined;
    }),
} satisfies Record<string, Check>;

function withSession(seen: Observation): ReturnType<() => Observation['sourceCalls']> {
  return seen.sourceCalls.filter((call) => typeof seen.payload(call).sessionId === 'string');
}
