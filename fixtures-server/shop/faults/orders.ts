/** Faults of orders after they are made, and of the amounts in them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerControl } from '../../../harness/fault-control.ts';
import {
  fundsPushed,
  paidAtOnce,
  redirectAfterOrder,
  redirectBeforeOrder,
} from '../../../harness/fault-methods.ts';
import { setAt, valueAt } from '../../../harness/json-path.ts';
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import { deliveryPrice, DELIVERY_WORDS } from '../state/markets.ts';
import type { Purchase } from '../state/purchase.ts';

/** Milliseconds in which another webhook can arrive. */
const RACE = 300;

/** A more expensive delivery, chosen too late. */
async function raiseAmount(api: MerchantApi, { checkoutId, market }: Purchase): Promise<void> {
  await api.updateCheckout(checkoutId, {
    shippingChoice: {
      amount: deliveryPrice(market, 'express'),
      description: DELIVERY_WORDS.express.name,
      serviceLevel: 'express',
    },
  });
}

export const orderFaults = {
  'moves-order-backwards': { advances: () => true, isNews: () => true },
  'webhook-race': { beforeNoting: () => pause(RACE) },
  'confirms-rejected-order': {
    afterRejection: ({ behaviour, shopUrl }, purchase) => {
      const { id, payment, ...checkout } = purchase.first;
      const order = { ...checkout, id, state: 'accepted', payment: { ...payment, charges: [] } };
      purchase.stage = { is: 'confirmed', order };
      return behaviour.confirmationPath(purchase, shopUrl);
    },
  },
  'event-hits-latest-order': {
    purchaseOfEvent: (named, store) =>
      store.purchases.values().findLast(({ owner }) => owner === named?.owner),
  },
  'ignores-charge-failed': {
    effectOf: (type) => (type === 'order.charge.failed' ? undefined : reference.effectOf(type)),
  },
  'instructions-once': { showsInstructions: (_page, times) => times === 0 },
  'no-instructions-on-order-page': { showsInstructions: (page) => page !== 'order' },
  'fulfils-unpaid': {
    statusOf: (state) => (state === 'pending_payment' ? 'ready' : reference.statusOf(state)),
  },
  'wrong-amount-beside-instructions': { shownTotal: (total) => total * 2 },
  'price-times-100': {
    checkoutRequest: (request) => {
      const wrong = structuredClone(request);
      setAt(wrong, 'items.0.price', Number(valueAt(wrong, 'items.0.price')) * 100);
      return wrong;
    },
  },
  'amount-changes-after-source': {
    takeSource: async (api, purchase, sourceId) => {
      await raiseAmount(api, purchase);
      await reference.takeSource(api, purchase, sourceId);
    },
    holdSource: async (visit, purchase, sourceId) => {
      await raiseAmount(visit.api, purchase);
      await reference.holdSource(visit, purchase, sourceId);
    },
  },
  // on the way back from the provider the source is attached
  'amount-changes-after-approval': {
    takeSource: async (api, purchase, sourceId) => {
      await raiseAmount(api, purchase);
      await reference.takeSource(api, purchase, sourceId);
    },
  },
  'changed-delivery-not-told': { changeDetails: () => Promise.resolve() },
  'attaches-twice': {
    takeSource: async (api, purchase, sourceId) => {
      await reference.takeSource(api, purchase, sourceId);
      await reference.takeSource(api, purchase, sourceId);
    },
  },
} satisfies Record<string, Partial<Behaviour>>;

export const orderControls: readonly ServerControl<keyof typeof orderFaults>[] = [
  {
    id: 'instructions-once',
    breaks: 'DLY-06',
    scenario: 'instructions-again',
    methods: fundsPushed,
  },
  {
    id: 'no-instructions-on-order-page',
    breaks: 'DLY-07',
    scenario: 'instructions-again',
    methods: fundsPushed,
  },
  {
    id: 'moves-order-backwards',
    breaks: 'WHK-11',
    scenario: 'webhooks-late',
    methods: fundsPushed,
  },
  {
    id: 'webhook-race',
    breaks: 'WHK-03',
    scenario: 'webhooks-late',
    methods: fundsPushed,
    notIn: { 'commerce-api': 'the scenario is not played: no event of a paid order is documented' },
  },

  {
    id: 'moves-order-backwards',
    breaks: 'WHK-12',
    scenario: 'webhook-before-answer',
    methods: fundsPushed,
  },
  {
    id: 'confirms-rejected-order',
    breaks: 'ORD-11',
    scenario: 'api-errors-at-order',
    methods: paidAtOnce,
  },
  {
    id: 'ignores-charge-failed',
    breaks: 'ORD-10',
    scenario: 'charge-fails-no-return',
    methods: redirectAfterOrder,
  },
  {
    id: 'event-hits-latest-order',
    breaks: 'WHK-13',
    scenario: 'charge-fails-no-return',
    methods: redirectAfterOrder,
  },
  { id: 'fulfils-unpaid', breaks: 'ORD-05', scenario: 'funds-arrive', methods: fundsPushed },
  {
    id: 'wrong-amount-beside-instructions',
    breaks: 'INS-07',
    scenario: 'pays',
    methods: fundsPushed,
  },
  { id: 'attaches-twice', breaks: 'SRC-08', scenario: 'pays', methods: paidAtOnce },
  {
    id: 'amount-changes-after-source',
    breaks: 'AMT-11',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  { id: 'amount-changes-after-source', breaks: 'AMT-11', scenario: 'pays', methods: fundsPushed },
  {
    id: 'amount-changes-after-approval',
    breaks: 'AMT-12',
    scenario: 'pays',
    methods: redirectBeforeOrder,
  },
  {
    id: 'changed-delivery-not-told',
    breaks: 'AMT-13',
    scenario: 'changes-purchase',
    methods: 'paidByShopButton',
  },
  { id: 'price-times-100', breaks: 'CHK-08', scenario: 'pays', methods: paidAtOnce },
];
