/** Checks of payment sessions and amounts, mostly the provider's duties. */
import { disputedIn, judgePayload } from '../../../contract/payload.ts';
import { every, excluded, type Check, metWhen, notExercised, show, type Where } from '../reading/finding.ts';
import type { ContainerResponse, SourceChange } from '../reading/api-facts.ts';
import { type Observation, inRequest } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { pathTo, valueAt } from '../../../harness/json-path.ts';

/** The container in the answer to the attachment, or in the next reading. */
function shownAfter(seen: Observation, attach: SourceChange): ContainerResponse | undefined {
  return seen.containers.find(
    ({ id, container, startedAt }) =>
      container === attach.container && (id === attach.id || startedAt >= attach.finishedAt),
  );
}

/** Reason when a shop detaches no sources. */
export const NOTHING_DETACHED =
  'the shop detaches no source: what it attached stays, or it attaches only when the order is placed';

export const sessionChecks = {
  'SES-01': (seen) =>
    every(
      // a container created with a source has it from the start
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
    if (!misleading) return notExercised('no session had also the state member of the other dialect');
    const [order] = seen.ordersMade;
    return metWhen(
      order !== undefined,
      "an order, as the session state is requires_confirmation in this dialect's member",
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

  'SRC-01': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { removed } = judgePayload(seen.method.wire, seen.payload(call));
      return removed.length === 0
        ? undefined
        : [`a payload without ${removed.join(', ')}`, 'a payload with it', inPayload(seen, call, removed[0])];
    }),

  'SRC-02': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { missing: all, mistyped, invalid } = judgePayload(seen.method.wire, seen.payload(call));
      const missing = all.filter((member) => !disputedIn(seen.dialect, seen.method.wire).includes(member));
      if (missing.length > 0)
        return [
          `a ${seen.method.wire.type} payload with ${missing.join(', ')}`,
          'a payload without it',
          inPayload(seen, call, missing[0]),
        ];
      const [wrong] = mistyped;
      if (wrong)
        return [
          `${wrong.member}: ${wrong.expected}`,
          String(wrong.found),
          inPayload(seen, call, wrong.member),
        ];
      const [value] = invalid;
      return value
        ? [`${value.member}: it ${value.problem}`, 'another value', inPayload(seen, call, value.member)]
        : undefined;
    }),

  'SRC-07': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { missing, unknown } = judgePayload(seen.method.wire, seen.payload(call));
      if (unknown.length > 0)
        return [
          `only documented members of a ${seen.method.wire.type} payload`,
          `also ${unknown.join(', ')}`,
        ];
      const left = missing.filter((member) => disputedIn(seen.dialect, seen.method.wire).includes(member));
      return left.length === 0
        ? undefined
        : [`${left.join(', ')}, which some documents want in a ${seen.method.wire.type} payload`, 'absent'];
    }),

  'SRC-04': (seen) => {
    const failed = seen.sourceCalls.filter(({ result }) =>
      Boolean((result as { error?: unknown } | undefined)?.error),
    );
    return every(failed, 'no source ended in an error', (call) => {
      const next = seen.sourceCalls.find(({ at }) => at > call.at)?.at ?? Number.POSITIVE_INFINITY;
      const between = ({ startedAt }: Exchange): boolean =>
        startedAt >= (call.settledAt ?? call.at) && startedAt < next;
      const attached = seen.attaches.find(between);
      if (attached)
        return [
          'no source attached after createSource returned an error',
          'a source was attached',
          { also: [attached] },
        ];
      const ordered = seen.orders.find(between);
      return ordered
        ? ['no order after createSource returned an error', 'an order was made', { also: [ordered] }]
        : undefined;
    });
  },

  'SRC-08': (seen) => {
    const attached = seen.attaches.filter(({ done }) => done);
    return every(attached, 'no source was attached', (attach) => {
      const isSame = ({ source, container }: SourceChange): boolean =>
        source === attach.source && container === attach.container;
      const again = attached.find(
        (other) => other !== attach && isSame(other) && other.startedAt >= attach.startedAt,
      );
      const isDetached = seen.detaches.some(
        (detach) =>
          isSame(detach) &&
          again !== undefined &&
          detach.startedAt >= attach.startedAt &&
          detach.finishedAt <= again.startedAt,
      );
      return again && !isDetached
        ? [`source ${show(attach.source)} attached once to its checkout`, 'attached again']
        : undefined;
    });
  },

  'SRC-05': (seen) => {
    if (seen.detaches.length === 0 && seen.attaches.length > 0) return excluded(NOTHING_DETACHED);
    return every(seen.detaches, 'no source was detached', (detach) => {
      const again = seen.attaches.find(
        ({ startedAt, source }) => startedAt >= detach.finishedAt && source === detach.source,
      );
      return again
        ? [
            `the detached source ${show(detach.source)} not attached again`,
            'attached again',
            { also: [again] },
          ]
        : undefined;
    });
  },
} satisfies Record<string, Check>;

function withSession(seen: Observation): ReturnType<() => Observation['sourceCalls']> {
  return seen.sourceCalls.filter((call) => typeof seen.payload(call).sessionId === 'string');
}

/** Position of a member of the payload, also of a missing one, in the arguments of the call. */
function inPayload(seen: Observation, call: SdkCall, member = ''): Where {
  const payload = pathTo(call.args, seen.payload(call));
  return { member: payload ? `${payload}.${member}` : member };
}
