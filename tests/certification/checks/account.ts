/** Checks of saved payment methods: approval, saving before payment, use by their customer, and removal. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
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
import type { SourceChange, SourceSave } from '../reading/api-facts.ts';
import { idIn, type Observation, inResponse } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';
import { withPurchases } from './sent.ts';

/** Paths of the calls that save and remove a customer's source. */
export const SAVE = /\/customers\/[^/]+\/sources\/[^/]+$/;

const worked = ({ response }: Exchange): boolean => response !== undefined && response.status < 300;
const savesOf = (seen: Observation): SourceSave[] => seen.saves.filter(({ done }) => done);

/** Attachments of sources that were saved before. */
function attachesOfSaved(seen: Observation): SourceChange[] {
  const saves = savesOf(seen);
  return seen.attaches.filter(
    ({ source, done, startedAt }) =>
      done && saves.some((save) => save.source === source && save.startedAt <= startedAt),
  );
}

export const accountChecks = {
  'SAV-01': (seen) =>
    every(savesOf(seen), 'no source was saved', (save) => {
      const before = seen.attaches.find(
        ({ source, startedAt, done }) => done && source === save.source && startedAt < save.startedAt,
      );
      return before
        ? [
            `source ${save.source} saved to its customer before it is attached`,
            'attached to the checkout before it was saved',
          ]
        : undefined;
    }),

  'SAV-02': reading(['account'], (seen) => {
    const { account } = seen.notes;
    if (!account) return notExercised('the shopper has no account');
    let before = 0;
    for (const save of seen.saves) {
      const since = before;
      // one approval allows saving only once
      const isApproved = account.savesApproved.some((at) => at >= since && at <= save.startedAt);
      if (!isApproved)
        return notMet(
          `source ${save.source} saved only after the shopper approved it`,
          'saved without an approval of the shopper',
          save,
        );
      before = save.startedAt;
    }
    const [attach] = seen.attaches;
    return attach ? met(attach, ...savesOf(seen)) : notExercised('no source was attached');
  }),

  'SAV-03': (seen) =>
    every(savesOf(seen), 'no source was saved', ({ reusable, owner, customer }) => {
      if (!reusable) return ['a saved source with reusable true', 'no reusable true in the answer'];
      return owner === customer
        ? undefined
        : [`a saved source that names its customer ${customer}`, `customer ${show(owner)}`];
    }),

  'SAV-04': (seen) => {
    const saved = savesOf(seen).map(({ source }) => source);
    const calls = seen.sourceCalls.filter(({ result }) =>
      saved.includes(String(valueAt(result, 'source.id'))),
    );
    return every(calls, 'no source that was made in this test was saved', (call) => {
      const payload = seen.payload(call);
      if (payload.futureUse !== true)
        return [
          'futureUse true in the payload of a source that is to be saved',
          `futureUse ${show(payload.futureUse)}`,
        ];
      const terms = valueAt(payload, 'mandate.terms');
      return typeof terms === 'string' && terms !== ''
        ? undefined
        : [
            'the accepted terms in mandate.terms of a source that is to be saved',
            `mandate.terms ${show(terms)}`,
          ];
    });
  },

  'SAV-05': (seen) => {
    const paid = seen.ordersMade.length > 0 ? seen.orders : seen.orders.slice(-1);
    const withSaved = paid.flatMap((order) => {
      const attach = attachesOfSaved(seen).findLast(
        ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
      );
      const save = attach && savesOf(seen).find(({ source }) => source === attach.source);
      return save ? [{ ...order, saver: save.customer }] : [];
    });
    return every(withSaved, 'no checkout with a saved source was ordered', (order) => {
      const named = seen.purchases
        .filter(({ container, startedAt }) => container === order.container && startedAt <= order.startedAt)
        .findLast(({ customer }) => customer !== undefined)?.customer;
      return named === order.saver
        ? undefined
        : withPurchases(seen, order, [
            `customer ${order.saver} on the checkout before the checkout is ordered`,
            `customer ${show(named)}`,
          ]);
    });
  },

  'SAV-06': (seen) =>
    every(
      seen.harnessOrders,
      'nobody tried to order the checkout of another customer with the saved source',
      (order) =>
        order.response?.status === 409 && inResponse(order, 'errors.0.code') === 'source_in_use'
          ? undefined
          : ['the order of another customer refused with 409 source_in_use', answerOf(order.response)],
    ),

  'SAV-07': (seen) => {
    const [removed] = seen.calls('DELETE', SAVE, 'shop').filter(worked);
    if (!removed) return notExercised('no source was removed from its customer');
    const read = seen
      .sourcesRead('harness')
      .find((source) => idIn(source) === idIn(removed) && source.startedAt >= removed.finishedAt);
    const again = seen.calls('POST', SAVE, 'harness').find((save) => idIn(save) === idIn(removed));
    if (!read || !again)
      return notExercised('the removed source was not read and saved again after its removal');
    if (inResponse(read, 'state') !== 'cancelled')
      return notMet(
        'a removed source in the state cancelled',
        `state ${show(inResponse(read, 'state'))}`,
        removed,
        read,
      );
    return metWhen(
      again.response?.status === 409 && inResponse(again, 'errors.0.code') === 'source_not_chargeable',
      'an attempt to save a removed source refused with 409 source_not_chargeable',
      answerOf(again.response),
      removed,
      again,
    );
  },

  'SAV-09': (seen) => {
    const order = seen.ordersMade.at(-1);
    const [attach] = attachesOfSaved(seen);
    if (!order || !attach) return notExercised('no order was paid with a saved source');
    const read = seen
      .sourcesRead('harness')
      .find((source) => idIn(source) === attach.source && source.startedAt >= order.finishedAt);
    if (!read) return notExercised('the source was not read after the order');
    const state = inResponse(read, 'state');
    return metWhen(
      state === 'chargeable' && inResponse(read, 'reusable') === true,
      'a saved source that stays chargeable and reusable after a payment',
      `state ${show(state)}, reusable ${show(inResponse(read, 'reusable'))}`,
      order,
      read,
    );
  },

  'SAV-10': reading(['account'], (seen) => {
    const { shown } = seen.notes.account ?? {};
    const [page] = seen.visits.filter(({ screen }) => screen === 'account').slice(-1);
    if (shown === undefined || !page) return notExercised('the shopper saved nothing in the account');
    const save = savesOf(seen).find(
      ({ startedAt }) => (seen.attaches[0]?.startedAt ?? startedAt) >= startedAt,
    );
    return metWhen(
      save !== undefined && shown > 0,
      'the saved payment method kept with the customer and shown in the account',
      `${save ? 'kept with the customer' : 'not kept with the customer'}, ${shown} shown`,
      page,
      save,
    );
  }),

  'SAV-11': reading(['account'], (seen) => {
    const { leftAfterRemoval } = seen.notes.account ?? {};
    const [page] = seen.visits.filter(({ screen }) => screen === 'account').slice(-1);
    if (leftAfterRemoval === undefined || !page) return notExercised('the shopper removed nothing');
    const [removed] = seen.calls('DELETE', SAVE, 'shop').filter(worked);
    if (!removed)
      return notMet(
        'the payment method removed from the customer',
        'no API call that removes the payment method',
        page,
      );
    return metWhen(
      leftAfterRemoval === 0,
      'no payment method in the account after it was removed',
      `${leftAfterRemoval} shown`,
      removed,
      page,
    );
  }),

  'AMT-09': (seen) => {
    const byHarness = seen.api.attaches.filter(({ sender }) => sender === 'harness');
    const isSaved = (attach: SourceChange): boolean =>
      savesOf(seen).some(({ source }) => source === attach.source);
    const saved = byHarness.find((attach) => attach.done && isSaved(attach));
    const attempt = byHarness.find((attach) => attach.container === saved?.container && !isSaved(attach));
    if (!saved || !attempt) return notExercised('no store credit was attached together with a saved source');
    const credit = seen
      .calls('POST', /\/sources$/, 'harness')
      .find((made) => inResponse(made, 'id') === attempt.source);
    if (!attempt.done || !credit)
      return notMet('store credit accepted next to a saved source', answerOf(attempt.response), attempt);
    const shown = seen.containers.find(
      ({ container, startedAt }) => container === attempt.container && startedAt >= attempt.finishedAt,
    );
    if (!shown) return notExercised('the checkout was not read after the store credit was attached');
    const primary = shown.parts.find(({ source }) => source === saved.source);
    const left = Number(shown.total) - Number(inResponse(credit, 'amount'));
    return metWhen(
      sameAmount(primary?.amount, left, String(shown.currency)),
      `the saved source pays ${left} next to the store credit`,
      show(primary?.amount),
      attempt,
      shown,
    );
  },
} satisfies Record<string, Check>;
