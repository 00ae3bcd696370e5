/** Faults in values that must not change or must agree: totals, contributions, sources and the charges of a paid order. */
import type { Fault } from './fault.ts';
import { cardTyped, fundsPushed, paidAtOnce, redirectAfterOrder } from '../../../harness/fault-methods.ts';

const ofBrowser = { senders: ['browser'] } as const;
const ofHarness = { senders: ['harness'] } as const;

export const settledFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'source-read-is-another',
    breaks: 'PRV-32',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ on }) => ({
      match: on('source.read', { senders: ['harness'] }),
      patch: [{ path: 'id', value: 'another-source' }],
    }),
  },
  {
    by: 'tap',
    id: 'order-names-another-checkout',
    breaks: 'PRV-33',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ on }) => ({
      match: on('order.create'),
      patch: [{ path: 'checkoutId', value: 'another-checkout' }],
    }),
  },
  {
    by: 'tap',
    id: 'attached-source-of-another-amount',
    breaks: 'AMT-10',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) =>
      facts.showPaid.map((operation) => ({
        match: on(operation),
        patch: [{ path: facts.container.firstPayment, value: 0.01 }],
      })),
  },
  {
    by: 'tap',
    id: 'refresh-of-another-order',
    breaks: 'PRV-28',
    scenario: 'pays',
    methods: redirectAfterOrder,
    changes: ({ facts, on }) => ({
      match: on('order.outcome'),
      patch: [{ path: facts.order['order.outcome'].id, value: 'another-order' }],
    }),
  },
  {
    by: 'tap',
    id: 'new-source-reusable',
    breaks: 'PRV-29',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ on }) => ({
      match: on('source.create', ofBrowser),
      patch: [{ path: 'reusable', value: true }],
    }),
  },
  {
    by: 'tap',
    id: 'paid-source-still-chargeable',
    breaks: 'PRV-30',
    scenario: 'pays',
    methods: cardTyped,
    changes: ({ on }) => ({
      match: on('source.read', ofHarness),
      patch: [{ path: 'state', value: 'chargeable' }],
    }),
  },
  {
    by: 'tap',
    id: 'accepted-order-charge-failed',
    breaks: 'PRV-31',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ on }) => ({
      match: on('order.read', ofHarness),
      patch: [{ path: 'payment.charges.0.state', value: 'failed' }],
    }),
  },
  {
    by: 'tap',
    id: 'source-without-client-secret',
    breaks: 'PRV-17',
    scenario: 'pays',
    methods: fundsPushed,
    changes: ({ on }) => ({
      match: on('source.create', ofBrowser),
      patch: [{ path: 'clientSecret', remove: true }],
    }),
  },
  {
    by: 'tap',
    id: 'dropin-source-without-client-secret',
    breaks: 'PRV-17',
    scenario: 'dropin-pays',
    methods: fundsPushed,
    changes: ({ on }) => ({
      match: on('source.create', ofBrowser),
      patch: [{ path: 'clientSecret', remove: true }],
    }),
  },
  {
    by: 'tap',
    id: 'chargeable-without-redirect',
    breaks: 'PRV-01',
    scenario: 'pays',
    methods: redirectAfterOrder,
    changes: ({ on }) => ({
      match: on('source.create', ofBrowser),
      patch: [{ path: 'state', value: 'chargeable' }],
    }),
  },
];
