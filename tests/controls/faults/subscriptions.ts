/** Faults of subscriptions and tax identifiers. */
import type { Fault } from './fault.ts';
import { cardTyped } from '../../../harness/fault-methods.ts';

export const subscriptionFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'lists-what-pays-once',
    breaks: 'SUB-13',
    scenario: 'subscribes',
    methods: cardTyped,
    changes: ({ on }) => [
      {
        match: on('methods.list', { senders: ['browser'] }),
        patch: [{ path: 'paymentMethods.0.supportsRecurring', value: false }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'no-billing-agreement',
    breaks: 'SUB-14',
    scenario: 'subscribes',
    methods: cardTyped,
    changes: ({ on, facts }) => {
      const path = `${facts.order['order.create'].firstItem}.subscriptionInfo.billingAgreementId`;
      return { match: on('order.create'), patch: [{ path, remove: true }] };
    },
  },
  {
    by: 'tap',
    id: 'test-identifier-stays-pending',
    breaks: 'TAX-06',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
    changes: () => [
      {
        match: { method: 'POST', path: '^/tax-identifiers$' },
        patch: [{ path: 'state', value: 'pending' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'tax-identifier-without-customer',
    breaks: 'TAX-07',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
    changes: () => [
      {
        match: { method: 'POST', path: '/customers/[^/]+/tax-identifiers/[^/]+$' },
        patch: [{ path: 'customerId', remove: true }],
      },
    ],
  },
];
