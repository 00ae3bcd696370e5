/** Faults of store credit and accounts. */
import type { ServerControl } from '../../../harness/fault-control.ts';
import { cardTyped } from '../../../harness/fault-methods.ts';
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import { attachCredit } from '../buying/credit.ts';
import type { Purchase } from '../state/purchase.ts';

/** Credit to attach too late, and a source to save too late, with its customer. */
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
  'unfunded-as-unknown': { refusalTakenFor: (meaning) => (meaning === 'mendable' ? 'ordered' : meaning) },
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
  'review-as-ready': {
    effectOf: (type) => (type === 'order.review_opened' ? { status: 'ready' } : reference.effectOf(type)),
  },
  'blocks-without-a-word': silentOn('order.blocked'),
  'ignores-blocked': {
    effectOf: (type) => (type === 'order.blocked' ? undefined : reference.effectOf(type)),
  },
} satisfies Record<string, Partial<Behaviour>>;

export const accountControls: readonly ServerControl<keyof typeof accountFaults>[] = [
  {
    id: 'credit-after-payment',
    breaks: 'AMT-01',
    scenario: 'pays-with-credit',
    methods: cardTyped,
  },
  {
    id: 'credit-above-what-is-left',
    breaks: 'AMT-06',
    scenario: 'credit-too-large',
    methods: cardTyped,
  },
  {
    id: 'unfunded-as-unknown',
    breaks: 'AMT-14',
    scenario: 'credit-only',
    methods: cardTyped,
  },
  { id: 'saves-after-attach', breaks: 'SAV-01', scenario: 'saves-source', methods: cardTyped },
  { id: 'saves-unasked', breaks: 'SAV-02', scenario: 'saves-source', methods: cardTyped },
  { id: 'forgets-customer', breaks: 'SAV-05', scenario: 'pays-with-saved', methods: cardTyped },
  {
    id: 'forgets-added-source',
    breaks: 'SAV-10',
    scenario: 'pays-with-saved',
    methods: cardTyped,
  },
  { id: 'keeps-removed-source', breaks: 'SAV-11', scenario: 'removes-saved', methods: cardTyped },
  { id: 'review-as-ready', breaks: 'FRD-01', scenario: 'fraud-review', methods: cardTyped },
  { id: 'ignores-blocked', breaks: 'FRD-02', scenario: 'fraud-blocked', methods: cardTyped },
  {
    id: 'blocks-without-a-word',
    breaks: 'FRD-05',
    scenario: 'fraud-blocked',
    methods: cardTyped,
  },
];
