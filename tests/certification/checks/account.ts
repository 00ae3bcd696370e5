/** Checks of saved payment methods: approved, saved before they pay, used with their customer, and gone when removed. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Check, met, metWhen, notExercised, notMet, show } from '../reading/finding.ts';
import type { SourceChange, SourceSave } from '../reading/api-facts.ts';
import { idIn, sameAmount, type Observation, inResponse } from '../reading/observation.ts';

/** Addresses at which a source is saved for a customer, and removed. */
export const SAVE = /\/customers\/[^/]+\/sources\/[^/]+$/;

const worked = ({ response }: Exchange): boolean => response !== undefined && response.status < 300;
const savesOf = (seen: Observation): SourceSave[] => seen.saves.filter(({ done }) => done);

/** Attaches of sources that had been saved before. */
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
        ? `source ${save.source} was attached to the checkout before it was saved to its customer`
        : undefined;
    }),

  'SAV-02': (seen) => {
    if (!seen.notes.hasAccount) return notExercised('the shopper has no account');
    const approved = seen.notes.savesApproved ?? [];
    for (const [index, save] of seen.saves.entries()) {
      const approval = approved[index];
      if (approval === undefined || approval > save.startedAt)
        return notMet(`source ${save.source} was saved although the shopper had not approved it`, save);
    }
    const [attach] = seen.attaches;
    return attach ? met(attach, ...savesOf(seen)) : notExercised('the shopper paid with nothing');
  },

  'SAV-03': (seen) =>
    every(savesOf(seen), 'no source was saved', ({ reusable, owner, customer }) => {
      if (!reusable) return 'a saved source must be reusable, the answer does not say so';
      return owner === customer
        ? undefined
        : `a saved source must name its customer ${customer}, it names ${show(owner)}`;
    }),

  'SAV-04': (seen) => {
    const saved = savesOf(seen).map(({ source }) => source);
    const calls = seen.sourceCalls.filter(({ result }) =>
      saved.includes(String(valueAt(result, 'source.id'))),
    );
    return every(calls, 'no source that was made here was saved', (call) => {
      const payload = seen.payload(call);
      if (payload.futureUse !== true)
        return `a source that is to be saved must be made with futureUse true, it was with ${show(payload.futureUse)}`;
      const terms = valueAt(payload, 'mandate.terms');
      return typeof terms === 'string' && terms !== ''
        ? undefined
        : `it must be made with the terms that were accepted, mandate.terms is ${show(terms)}`;
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
        : `the checkout must be for the customer ${order.saver} before it is ordered, it is for ${show(named)}`;
    });
  },

  'SAV-06': (seen) =>
    every(seen.harnessOrders, "nobody else's checkout was ordered with the saved source", (order) =>
      order.response?.status === 409 && inResponse(order, 'errors.0.code') === 'source_in_use'
        ? undefined
        : `it must be refused with 409 source_in_use, it was answered ${order.response?.status ?? 'with nothing'} ${show(inResponse(order, 'errors.0.code'))}`,
    ),

  'SAV-07': (seen) => {
    const [removed] = seen.calls('DELETE', SAVE, 'shop').filter(worked);
    if (!removed) return notExercised('no source was removed from its customer');
    const read = seen
      .sourcesRead('harness')
      .find((source) => idIn(source) === idIn(removed) && source.startedAt >= removed.finishedAt);
    const again = seen.calls('POST', SAVE, 'harness').find((save) => idIn(save) === idIn(removed));
    if (!read || !again) return notExercised('the source was not read and saved again afterwards');
    if (inResponse(read, 'state') !== 'cancelled')
      return notMet(
        `a removed source must be cancelled, it is ${show(inResponse(read, 'state'))}`,
        removed,
        read,
      );
    return metWhen(
      again.response?.status === 409 && inResponse(again, 'errors.0.code') === 'source_not_chargeable',
      `saving it again must be refused with 409 source_not_chargeable, it was answered ${again.response?.status ?? 'with nothing'} ${show(inResponse(again, 'errors.0.code'))}`,
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
      `a saved source must stay chargeable and reusable after it has paid, it is ${show(state)}`,
      order,
      read,
    );
  },

  'SAV-10': (seen) => {
    const { savedShown } = seen.notes;
    if (savedShown === undefined) return notExercised('the shopper saved nothing in the account');
    const save = savesOf(seen).find(
      ({ startedAt }) => (seen.attaches[0]?.startedAt ?? startedAt) >= startedAt,
    );
    return save && savedShown > 0
      ? met(save)
      : notMet(
          `the saved payment method must be the customer's and shown in the account, ${savedShown} are shown`,
        );
  },

  'SAV-11': (seen) => {
    const { savedLeft } = seen.notes;
    if (savedLeft === undefined) return notExercised('the shopper removed nothing');
    const [removed] = seen.calls('DELETE', SAVE, 'shop').filter(worked);
    if (!removed) return notMet('the payment method was not removed from the customer');
    return metWhen(savedLeft === 0, `no payment method may be left, the account shows ${savedLeft}`, removed);
  },

  'AMT-09': (seen) => {
    const attempt = seen.api.attaches.find(({ sender, done }) => sender === 'harness' && done);
    const [saved] = attachesOfSaved(seen);
    const credit = seen
      .calls('POST', /\/sources$/, 'harness')
      .find((made) => inResponse(made, 'id') === attempt?.source);
    const tried = seen.api.attaches.find(({ sender }) => sender === 'harness');
    if (!saved || !tried) return notExercised('no store credit was attached beside a saved source');
    if (!attempt || !credit)
      return notMet(
        `store credit beside a saved source must be taken, it was answered ${tried.response?.status ?? 'with nothing'}`,
        tried,
      );
    const shown = seen.containers.find(
      ({ container, startedAt }) => container === attempt.container && startedAt >= attempt.finishedAt,
    );
    if (!shown) return notExercised('the checkout was not read afterwards');
    const primary = shown.parts.find(({ source }) => source === saved.source);
    const left = Number(shown.total) - Number(inResponse(credit, 'amount'));
    return metWhen(
      sameAmount(primary?.amount, left, String(shown.currency)),
      `the saved source must pay ${left} beside the credit, it pays ${show(primary?.amount)}`,
      attempt,
      shown,
    );
  },
} satisfies Record<string, Check>;
