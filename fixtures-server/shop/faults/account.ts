/** Deliberate violations to do with store credit and accounts. */
import type { ShopFaultId } from '../../../harness/fault-ids.ts';
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import { attachCredit } from '../buying/credit.ts';
import type { Purchase } from '../state/purchase.ts';

/** Credit that is to be attached too late, and a source that is to be saved too late, with its customer. */
const promised = new WeakMap<Purchase, number>();
const unsaved = new WeakMap<Purchase, string>();

/** The order follows the event, and the shopper is not informed. */
export function silentOn(event: string): Partial<Behaviour> {
  return {
    effectOf: (type) => {
      const effect = reference.effectOf(type);
      if (type !== event || !effect) return effect;
      const { message: _message, ...silent } = effect;
      return silent;
    },
  };
}

export const accountFaults = {
  'credit-after-payment': {
    applyCredit: (_api, purchase, amount) => {
      promised.set(purchase, amount);
      return Promise.resolve();
    },
    takeSource: async (api, purchase, sourceId) => {
      await reference.takeSource(api, purchase, sourceId);
      const amount = promised.get(purchase);
      if (amount !== undefined) await attachCredit(api, purchase, amount).catch(() => undefined);
    },
  },
  'credit-above-what-is-left': { creditFor: (asked) => asked },
  'saves-after-attach': {
    keepSource: (_api, purchase, customerId) => {
      unsaved.set(purchase, customerId);
      return Promise.resolve();
    },
    takeSource: async (api, purchase, sourceId) => {
      await reference.takeSource(api, purchase, sourceId);
      const customerId = unsaved.get(purchase);
      if (customerId !== undefined) await api.saveSource(customerId, sourceId);
    },
  },
  'saves-unasked': { maySave: () => true },
  'forgets-customer': { customerFor: () => undefined },
  'forgets-added-source': { addSource: () => Promise.resolve() },
  'keeps-removed-source': { forgetSource: () => Promise.resolve() },
  'no-future-use': { script: () => 'no-future-use' },
  'review-as-ready': {
    effectOf: (type) => (type === 'order.review_opened' ? { status: 'ready' } : reference.effectOf(type)),
  },
  'blocks-without-a-word': silentOn('order.blocked'),
  'ignores-blocked': {
    effectOf: (type) => (type === 'order.blocked' ? undefined : reference.effectOf(type)),
  },
  'skips-authentication': { script: () => 'skips-authentication' },
  'ignores-failed-authentication': { script: () => 'ignores-failed-authentication' },
} satisfies Partial<Record<ShopFaultId, Partial<Behaviour>>>;
