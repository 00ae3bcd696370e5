/** Faults in redirects and returns. */
import type { Behaviour, Visit } from '../behaviour.ts';
import { openPurchase } from '../buying/open-purchase.ts';
import { placeOrder } from '../buying/ordering.ts';
import { reference } from '../reference.ts';
import type { Purchase } from '../state/purchase.ts';
import type { ServerControl } from '../../../harness/fault-control.ts';
import {
  fundsPushed,
  paidAtOnce,
  redirectAfterOrder,
  redirectBeforeOrder,
} from '../../../harness/fault-methods.ts';

/** Pays a checkout that cannot be used again. */
const payOldCheckout: Partial<Behaviour> = {
  tryAgain: (_visit, failed) => {
    failed.stage = { is: 'open' };
    return Promise.resolve();
  },
};

async function payNewCheckout(visit: Visit, { market }: Purchase): Promise<void> {
  if (visit.session.details) await openPurchase(visit, market, visit.session.details);
}

export const redirectFaults = {
  'orders-before-redirect': {
    holdSource: async (visit, purchase, sourceId) => {
      await reference.takeSource(visit.api, purchase, sourceId);
      await placeOrder(visit, purchase);
    },
  },
  'changes-redirect-url': {
    redirectTo: (url) => `${url}${url.includes('?') ? '&' : '?'}from=shop`,
    script: () => 'changes-redirect-url',
  },
  'confirms-without-refresh': {
    refresh: (_api, { stage }) => {
      if (!('order' in stage) || !stage.order) throw new Error('there is no order to confirm');
      return Promise.resolve({ ...stage.order, state: 'accepted' });
    },
    readSource: (_api, id) => Promise.resolve({ id, state: 'chargeable' }),
  },
  'decline-as-approve': { isPaid: () => true, isApproved: () => true },
  'approve-as-failure': { isPaid: () => false, isApproved: () => false },
  'keeps-checkout-after-decline': payOldCheckout,
  'reuses-checkout-after-409': payOldCheckout,
  'new-checkout-after-rts-decline': { afterUnapproved: payNewCheckout },
  'orders-again-after-back': {
    resume: async (visit, purchase) => {
      await visit.api.createOrder(purchase.checkoutId).catch(() => undefined);
      return reference.resume(visit, purchase);
    },
  },
  'orders-again-on-return': {
    refresh: async (api, purchase, orderId) => {
      await api.createOrder(purchase.checkoutId).catch(() => undefined);
      return reference.refresh(api, purchase, orderId);
    },
  },
  'trusts-any-order-id': { mayVisit: () => true },
  'secret-in-return-url': {
    returnUrl: (url, purchase) => `${url}&secret=${secretOf(purchase)}`,
    confirmationPath: (purchase) => `/confirmation?secret=${secretOf(purchase)}`,
  },
  'returns-over-http': { returnUrl: (url) => url.replace(/^https:/, 'http:') },
  'confirms-over-http': {
    confirmationPath: (_purchase, shopUrl) => `${shopUrl.replace(/^https:/, 'http:')}/confirmation`,
  },
} satisfies Record<string, Partial<Behaviour>>;

export const redirectControls: readonly ServerControl<keyof typeof redirectFaults>[] = [
  {
    id: 'reuses-checkout-after-409',
    breaks: 'ORD-02',
    scenario: 'api-errors-at-order',
    methods: paidAtOnce,
  },
  {
    id: 'orders-before-redirect',
    breaks: 'RDR-02',
    scenario: 'pays',
    methods: redirectBeforeOrder,
  },
  { id: 'changes-redirect-url', breaks: 'RDR-03', scenario: 'pays', methods: redirectAfterOrder },
  {
    id: 'changes-redirect-url',
    breaks: 'RDR-13',
    scenario: 'pays',
    methods: redirectBeforeOrder,
  },
  {
    id: 'confirms-without-refresh',
    breaks: 'RDR-04',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  {
    id: 'confirms-without-refresh',
    breaks: 'RDR-14',
    scenario: 'declines',
    methods: redirectBeforeOrder,
  },
  { id: 'approve-as-failure', breaks: 'RDR-05', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'approve-as-failure', breaks: 'RDR-05', scenario: 'pays', methods: redirectBeforeOrder },
  {
    id: 'decline-as-approve',
    breaks: 'RDR-06',
    scenario: 'declines',
    methods: redirectAfterOrder,
  },
  {
    id: 'decline-as-approve',
    breaks: 'RDR-16',
    scenario: 'declines',
    methods: redirectBeforeOrder,
  },
  {
    id: 'keeps-checkout-after-decline',
    breaks: 'RDR-06',
    scenario: 'cancels',
    methods: redirectAfterOrder,
  },
  {
    id: 'new-checkout-after-rts-decline',
    breaks: 'RDR-17',
    scenario: 'declines',
    methods: redirectBeforeOrder,
  },
  {
    id: 'orders-again-after-back',
    breaks: 'RDR-07',
    scenario: 'browser-back',
    methods: redirectAfterOrder,
  },
  {
    id: 'orders-again-on-return',
    breaks: 'RDR-08',
    scenario: 'return-url-reuse',
    methods: redirectAfterOrder,
  },
  {
    id: 'confirms-without-refresh',
    breaks: 'RDR-08',
    scenario: 'return-url-reuse',
    methods: redirectAfterOrder,
  },
  {
    id: 'trusts-any-order-id',
    breaks: 'RDR-08',
    scenario: 'return-url-reuse',
    methods: redirectAfterOrder,
  },
  { id: 'secret-in-return-url', breaks: 'RDR-09', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'secret-in-return-url', breaks: 'RDR-09', scenario: 'pays', methods: fundsPushed },
  { id: 'returns-over-http', breaks: 'RDR-18', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'confirms-over-http', breaks: 'SEC-02', scenario: 'pays', methods: fundsPushed },
];

function secretOf({ paymentSession }: Purchase): string {
  return encodeURIComponent(paymentSession.clientSecret ?? paymentSession.id);
}
