/** Checks of store credit: the order of the calls, the amount, and the effect on session and order. */
import { stands } from '../../../contract/lifecycle.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import {
  answerOf,
  every,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import type { ContainerResponse, Part, SourceChange } from '../reading/api-facts.ts';
import { idIn, type Observation, inRequest, statesOf, inResponse } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';
import { SAVE } from './account.ts';
import { confirmedAfter } from './sent.ts';

/** Created store credit sources, by id. */
function creditsMade(seen: Observation): Map<unknown, Exchange> {
  const made = seen
    .calls('POST', /\/sources$/, 'shop', 'harness')
    .filter((call) => inRequest(call, 'type') === 'customerCredit' && call.response?.status === 201);
  return new Map(made.map((call) => [inResponse(call, 'id'), call]));
}

/** Attempts of the shop to attach credit, and to attach other sources. */
function attaches(seen: Observation): { credit: SourceChange[]; primary: SourceChange[] } {
  const credits = creditsMade(seen);
  const is = ({ source }: SourceChange): boolean => credits.has(source);
  return { credit: seen.attaches.filter(is), primary: seen.attaches.filter((attach) => !is(attach)) };
}

/** The first reading of the checkout after an attachment, before the next attachment. */
function shownAfter(seen: Observation, attach: SourceChange): ContainerResponse | undefined {
  const next =
    seen.api.attaches.find(({ startedAt }) => startedAt > attach.startedAt)?.startedAt ??
    Number.POSITIVE_INFINITY;
  return seen.containers.find(
    ({ container, startedAt, finishedAt }) =>
      container === attach.container && startedAt >= attach.finishedAt && finishedAt <= next,
  );
}

function sumOf(list: readonly { readonly amount: unknown }[]): number {
  return list.reduce((sum, { amount }) => sum + Number(amount), 0);
}

const isCredit = ({ type }: Part): boolean => type === 'customerCredit';

/** Attached credit, with the following reading of a checkout that had no other source. */
function creditAlone(seen: Observation): { shown: ContainerResponse; left: number }[] {
  return attaches(seen)
    .credit.filter(({ done }) => done)
    .flatMap((attach) => {
      const shown = shownAfter(seen, attach);
      if (!shown?.parts.every(isCredit)) return [];
      return [{ shown, left: Number(shown.total) - sumOf(shown.parts) }];
    });
}

/** The harness's attempt to attach credit that must be refused, and the following reading of the checkout. */
function refused(seen: Observation, code: string): ReturnType<Check> {
  // before it, the harness may have attached the primary source
  const attempt = seen.api.attaches.findLast(({ sender }) => sender === 'harness');
  if (!attempt) return notExercised('the harness attached no store credit that the API must refuse');
  if (attempt.response?.status !== 409 || inResponse(attempt, 'errors.0.code') !== code)
    return notMet(`store credit refused with 409 ${code}`, answerOf(attempt.response), attempt);
  const after = shownAfter(seen, attempt);
  if (!after) return notExercised('the checkout was not read after the store credit was refused');
  return metWhen(
    !after.sources.includes(attempt.source),
    'a checkout without the refused store credit',
    'the refused store credit is on the checkout',
    attempt,
    after,
  );
}

export const creditChecks = {
  'SES-03': (seen) => {
    const below = creditAlone(seen).filter(({ left }) => left > 0.001);
    return every(
      below.map(({ shown }) => shown),
      'no store credit below the total was attached without another source',
      (shown) => {
        const { state } = shown.session;
        return state === 'requires_source'
          ? undefined
          : ['session state requires_source while secondary sources are below the total', show(state)];
      },
    );
  },

  'SES-04': (seen) => {
    const all = creditAlone(seen).filter(({ left }) => left <= 0.001);
    return every(
      all.map(({ shown }) => shown),
      'no store credit that equals the total was attached',
      (shown) => {
        const { state } = shown.session;
        return state === 'requires_confirmation'
          ? undefined
          : ['session state requires_confirmation once secondary sources equal the total', show(state)];
      },
    );
  },

  'AMT-01': (seen) => {
    const { credit, primary } = attaches(seen);
    const saved = seen.saves.filter(({ done }) => done).map(({ source }) => source);
    const single = primary.filter(({ done, source }) => done && !saved.includes(source ?? ''));
    if (single.length === 0) return notExercised('no single-use primary source was attached');
    return every(credit, 'no store credit was attached', (attach) => {
      const before = single.find(
        (other) =>
          other.container === attach.container &&
          other.startedAt < attach.startedAt &&
          !detachedBetween(seen, other, attach),
      );
      return before
        ? [
            `store credit ${show(attach.source)} attached before the single-use source`,
            `attached after ${show(before.source)}`,
          ]
        : undefined;
    });
  },

  'AMT-03': (seen) => refused(seen, 'session_source_amount_too_large'),
  'AMT-04': (seen) => refused(seen, 'session_update_not_allowed'),

  'AMT-05': (seen) => {
    const beside = attaches(seen)
      .primary.filter(({ done }) => done)
      .map((attach) => shownAfter(seen, attach))
      .filter((shown) => shown?.parts.some(isCredit) ?? false)
      .filter((shown) => shown !== undefined);
    return every(beside, 'no primary source was attached together with store credit', (shown) => {
      const left = Number(shown.total) - sumOf(shown.parts.filter(isCredit));
      const primary = shown.parts.find((part) => !isCredit(part));
      return sameAmount(primary?.amount, left, String(shown.currency))
        ? undefined
        : [`a primary source for ${left}, the remaining amount`, show(primary?.amount)];
    });
  },

  'AMT-06': reading(['credit'], (seen) => {
    const asked = seen.notes.credit?.asked;
    if (asked === undefined) return notExercised('the shopper applied no store credit');
    const credits = creditsMade(seen);
    for (const attach of attaches(seen).credit) {
      const shown = seen.containers.findLast(
        ({ container, finishedAt }) => container === attach.container && finishedAt <= attach.startedAt,
      );
      const remaining = Number(shown?.session.remaining);
      const amount = Number(inRequest(credits.get(attach.source), 'amount'));
      if (amount > remaining)
        return notMet(
          `store credit of at most ${remaining}, the remaining amount`,
          String(amount),
          attach,
          shown,
        );
    }
    return met(...attaches(seen).credit, ...seen.containers.slice(-1));
  }),

  'AMT-07': (seen) => {
    const paid = seen.ordersRead.filter((order) => stands(seen.lifecycle.paid, statesOf(order)));
    return every(paid, 'no accepted order was read', ({ order }) => {
      const charged = listed(order.payments.map(({ source }) => source));
      if (charged !== listed(order.sources))
        return [`a charge for each of the sources ${listed(order.sources)}`, `charges for ${charged}`];
      return sameAmount(sumOf(order.payments), order.total, String(order.currency))
        ? undefined
        : [`charges of ${show(order.total)} in total`, String(sumOf(order.payments))];
    });
  },

  'AMT-08': (seen) =>
    every([...creditsMade(seen).values()], 'no store credit was made', (credit) => {
      const currency = seen.containers.find(
        ({ session }) => session.id === inRequest(credit, 'paymentSessionId'),
      )?.currency;
      const wanted = { type: 'customerCredit', state: 'chargeable', reusable: false, currency };
      const wrong = Object.entries(wanted).find(([member, value]) => inResponse(credit, member) !== value);
      if (wrong)
        return [`new store credit with ${wrong[0]} ${show(wrong[1])}`, show(inResponse(credit, wrong[0]))];
      return Number(inResponse(credit, 'amount')) === Number(inRequest(credit, 'amount'))
        ? undefined
        : [`store credit of ${show(inRequest(credit, 'amount'))}`, show(inResponse(credit, 'amount'))];
    }),

  'AMT-14': (seen) => {
    const refusal = seen.orders.find(({ intervention }) => intervention === 'stimulus-unfunded');
    if (!refusal) return notExercised('no order was refused because the store credit was too low');
    const confirmed = confirmedAfter(seen, refusal);
    if (confirmed) return confirmed;
    const after = seen.visitsAfter(refusal.startedAt);
    const next = seen.ordersMade.find(({ startedAt }) => startedAt >= refusal.finishedAt);
    if (after.length === 0)
      return notExercised('no page of the shop was recorded after the order was refused');
    const last = after.at(-1);
    return metWhen(
      next !== undefined || after.some(({ screen }) => screen === 'payment' || screen === 'review'),
      'a page on which the shopper can pay the rest after order_submit_failed',
      `the ${last?.screen} page`,
      refusal,
      last,
    );
  },

  'SAV-08': (seen) => {
    const credits = creditsMade(seen);
    const saves = seen.calls('POST', SAVE, 'harness').filter((save) => credits.has(idIn(save)));
    return every(saves, 'the harness did not try to save a single-use source', (save) =>
      save.response?.status === 409 && inResponse(save, 'errors.0.code') === 'nonreusable_source'
        ? undefined
        : ['saving a single-use source refused with 409 nonreusable_source', answerOf(save.response)],
    );
  },
} satisfies Record<string, Check>;

function listed(ids: readonly unknown[]): string {
  return ids.map(String).sort().join(', ');
}

function detachedBetween(seen: Observation, attach: SourceChange, until: SourceChange): boolean {
  return seen.detaches.some(
    ({ source, startedAt, finishedAt }) =>
      source === attach.source && startedAt >= attach.finishedAt && finishedAt <= until.startedAt,
  );
}
