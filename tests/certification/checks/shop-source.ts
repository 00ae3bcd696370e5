/** Checks of the payloads that a shop passes to the SDK, and of what it does with the sources. */
import { disputedIn, judgePayload } from '../../../contract/payload.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { pathTo } from '../../../harness/json-path.ts';
import type { SourceChange } from '../reading/api-facts.ts';
import { every, excluded, type Check, show, type Where } from '../reading/finding.ts';
import type { Observation } from '../reading/observation.ts';

/** Reason for a shop that never detaches a source. */
export const NOTHING_DETACHED =
  'the shop detaches no source: an attached source stays on the checkout, or the shop attaches the source only when the order is placed';

export const shopSourceChecks = {
  'SRC-01': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { removed } = judgePayload(seen.method.wire, seen.payload(call));
      return removed.length === 0
        ? undefined
        : [
            `a payload without ${removed.join(', ')}`,
            `a payload with ${removed.join(', ')}`,
            inPayload(seen, call, removed[0]),
          ];
    }),

  'SRC-02': (seen) =>
    every(withSession(seen), 'no source was made with a session', (call) => {
      const { missing: all, mistyped, invalid } = judgePayload(seen.method.wire, seen.payload(call));
      const missing = all.filter((member) => !disputedIn(seen.dialect, seen.method.wire).includes(member));
      if (missing.length > 0)
        return [
          `a ${seen.method.wire.type} payload with ${missing.join(', ')}`,
          `${missing.join(', ')} is missing`,
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
        : [
            `${left.join(', ')}, which some documents require in a ${seen.method.wire.type} payload`,
            'absent',
          ];
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
            `the detached source ${show(detach.source)} not attached a second time`,
            'attached again',
            { also: [again] },
          ]
        : undefined;
    });
  },
} satisfies Record<string, Check>;

function withSession(seen: Observation): SdkCall[] {
  return seen.sourceCalls.filter((call) => typeof seen.payload(call).sessionId === 'string');
}

/** Position of a member of the payload, also of a missing one, in the arguments of the call. */
function inPayload(seen: Observation, call: SdkCall, member = ''): Where {
  const payload = pathTo(call.args, seen.payload(call));
  return { member: payload ? `${payload}.${member}` : member };
}
