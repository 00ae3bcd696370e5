/** Checks of payment sessions and amounts, mostly the provider's duties. */
import { judgePayload } from '../../contract/payload.ts';
import { every, type Judge, met, notExercised, notMet, show } from '../support/finding.ts';
import { ATTACH, idIn, sameAmount, type Seen, sent, told } from '../support/seen.ts';
import type { Exchange } from '../../harness/exchange.ts';

const SESSION = 'payment.session';

/** Checkout answers that say something of a session and belong to this checkout. */
function shownAfter(seen: Seen, checkout: string, at: number): Exchange | undefined {
  return seen.checkouts.find((shown) => told(shown, 'id') === checkout && shown.startedAt >= at);
}

const checkoutOf = (attach: Exchange): string => attach.request.url.split('/').at(-3) ?? '';

export const sessionChecks = {
  'SES-01': (seen) => {
    const made = seen
      .calls('POST', /\/checkouts$/, 'shop', 'harness')
      .filter(({ response }) => response?.status === 201);
    return every(made, 'no checkout was made', (checkout) => {
      const state = told(checkout, `${SESSION}.state`);
      const remaining = told(checkout, `${SESSION}.amountRemainingToBeContributed`);
      const total = told(checkout, 'totalAmount');
      if (state !== 'requires_source')
        return `a new checkout's session must be requires_source, it is ${show(state)}`;
      if (!sameAmount(remaining, total, String(told(checkout, 'currency')))) {
        return `a new checkout's remaining amount must be its total ${show(total)}, it is ${show(remaining)}`;
      }
      return undefined;
    });
  },

  'SES-02': (seen) => {
    const attached = seen.attaches.filter(({ response }) => response?.status === 200);
    const shown = attached
      .map((attach) => shownAfter(seen, checkoutOf(attach), attach.finishedAt))
      .filter((found) => found !== undefined);
    return every(shown, 'no checkout was read after a source was attached', (checkout) => {
      const state = told(checkout, `${SESSION}.state`);
      const remaining = told(checkout, `${SESSION}.amountRemainingToBeContributed`);
      if (state !== 'requires_confirmation')
        return `after a primary source is attached the session must be requires_confirmation, it is ${show(state)}`;
      return Number(remaining) === 0
        ? undefined
        : `after a primary source is attached nothing may remain, ${show(remaining)} does`;
    });
  },

  'SES-05': (seen) =>
    every(seen.orders, 'no order was asked for', (order) => {
      const checkout = sent(order, 'checkoutId');
      const attached = seen.attaches.findLast(
        (attach) =>
          checkoutOf(attach) === checkout &&
          attach.finishedAt <= order.startedAt &&
          attach.response?.status === 200,
      );
      const shown = seen.checkouts.findLast(({ sender, finishedAt, ...rest }) => {
        return (
          sender === 'shop' &&
          told({ sender, finishedAt, ...rest }, 'id') === checkout &&
          finishedAt <= order.startedAt
        );
      });
      const state = told(shown, `${SESSION}.state`);
      if (state === 'requires_confirmation' && attached) return undefined;
      if (attached && attached.startedAt >= (shown?.startedAt ?? 0)) return undefined;
      return `an order was asked for while the session was ${show(state)}${attached ? '' : ' and no source was attached'}`;
    }),

  'SES-06': (seen) => {
    const ordered = (id: unknown): number =>
      seen.ordersMade.find((order) => sent(order, 'checkoutId') === id)?.startedAt ??
      Number.POSITIVE_INFINITY;
    const shown = seen.checkouts.filter((checkout) => checkout.finishedAt <= ordered(told(checkout, 'id')));
    return every(shown, 'no checkout was seen', (checkout) => {
      const contributed = Number(told(checkout, `${SESSION}.amountContributed`));
      const remaining = Number(told(checkout, `${SESSION}.amountRemainingToBeContributed`));
      const total = told(checkout, 'totalAmount');
      return sameAmount(contributed + remaining, total, String(told(checkout, 'currency')))
        ? undefined
        : `contributed ${contributed} and remaining ${remaining} must add up to the total ${show(total)}`;
    });
  },

  'SES-07': (seen) =>
    every(seen.ordersMade, 'no order was made', (order) => {
      const checkout = sent(order, 'checkoutId');
      const session = told(
        seen.checkouts.find((shown) => told(shown, 'id') === checkout),
        `${SESSION}.id`,
      );
      const attach = seen.attaches.findLast(
        (found) => checkoutOf(found) === checkout && found.startedAt <= order.startedAt,
      );
      const source = attach && idIn(attach);
      const call = seen.sourcesWanted.find(
        ({ result }) => (result as { source?: { id?: unknown } } | undefined)?.source?.id === source,
      );
      const given = call && seen.payload(call).sessionId;
      if (!call) return `the ordered source ${show(source)} was not made in this page`;
      return given === session
        ? undefined
        : `the SDK was given session ${show(given)}, the ordered checkout's is ${show(session)}`;
    }),

  'SES-08': (seen) => {
    const misleading = seen.checkouts.find(
      (checkout) => checkout.intervention !== undefined && told(checkout, `${SESSION}.status`) !== undefined,
    );
    if (!misleading) return notExercised('no session had a status beside its state');
    const [order] = seen.ordersMade;
    return order
      ? met(misleading, order)
      : notMet(
          "a session's foreign status member kept the shop from ordering a session that is requires_confirmation",
          misleading,
        );
  },

  'AMT-02': (seen) => {
    const attached = seen.attaches.filter(({ response }) => response?.status === 200);
    const [first, second] = attached;
    if (!first || !second || checkoutOf(first) !== checkoutOf(second))
      return notExercised('no source was attached in place of another');
    const shown = shownAfter(seen, checkoutOf(second), second.finishedAt);
    if (!shown) return notExercised('the checkout was not read after the second source was attached');
    const sources = told(shown, 'payment.sources');
    const ids = Array.isArray(sources) ? sources.map(({ id }: { id: unknown }) => id) : [];
    return ids.length === 1 && ids[0] === idIn(second)
      ? met(first, second, shown)
      : notMet(`exactly the second source ${idIn(second)} must remain, there are ${show(ids)}`, shown);
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
      const { missing, unknown } = judgePayload(seen.method.wire, seen.payload(call));
      if (missing.length > 0)
        return `a ${seen.method.wire.type} payload with a session must hold ${missing.join(', ')}`;
      return unknown.length === 0
        ? undefined
        : `a ${seen.method.wire.type} payload knows no ${unknown.join(', ')}`;
    }),

  'SRC-04': (seen) => {
    const failed = seen.sourcesWanted.filter(({ result }) =>
      Boolean((result as { error?: unknown } | undefined)?.error),
    );
    return every(failed, 'no source ended in an error', (call) => {
      const next = seen.sourcesWanted.find(({ at }) => at > call.at)?.at ?? Number.POSITIVE_INFINITY;
      const between = ({ startedAt }: Exchange): boolean =>
        startedAt >= (call.settledAt ?? call.at) && startedAt < next;
      if (seen.calls('POST', ATTACH, 'shop').some(between))
        return 'a source was attached although creating it had ended in an error';
      return seen.orders.some(between)
        ? 'an order was made although creating its source had ended in an error'
        : undefined;
    });
  },

  'SRC-05': (seen) => {
    const detached = seen.calls('DELETE', ATTACH, 'shop').filter(({ response }) => response?.status === 204);
    return every(detached, 'no source was detached', (detach) => {
      const again = seen.attaches.find(
        (attach) => attach.startedAt >= detach.finishedAt && idIn(attach) === idIn(detach),
      );
      return again ? `the detached source ${idIn(detach)} was attached again` : undefined;
    });
  },
} satisfies Record<string, Judge>;

function withSession(seen: Seen): ReturnType<() => Seen['sourcesWanted']> {
  return seen.sourcesWanted.filter((call) => typeof seen.payload(call).sessionId === 'string');
}
