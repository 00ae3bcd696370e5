/** Faults of subscriptions and tax identifiers. */
import type { Fault } from './fault.ts';
import { cardTyped, redirectAfterOrder } from './methods.ts';

export const subscriptionFaults: readonly Fault[] = [
  { by: 'shop', id: 'subscribes-on-its-own', breaks: 'SUB-01', scenario: 'subscribes', methods: cardTyped },
  { by: 'shop', id: 'no-subscription-info', breaks: 'SUB-02', scenario: 'subscribes', methods: cardTyped },
  { by: 'shop', id: 'no-auto-renewal', breaks: 'SUB-03', scenario: 'subscribes', methods: cardTyped },
  { by: 'shop', id: 'one-id-for-all', breaks: 'SUB-04', scenario: 'subscribes', methods: cardTyped },
  { by: 'shop', id: 'drops-renewal-terms', breaks: 'SUB-05', scenario: 'subscribes', methods: cardTyped },
  {
    by: 'shop',
    id: 'drops-renewal-terms',
    breaks: 'SUB-05',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  {
    by: 'shop',
    id: 'no-times',
    breaks: 'SUB-06',
    scenario: 'subscribes-for-a-term',
    methods: redirectAfterOrder,
  },
  { by: 'shop', id: 'renews-too-late', breaks: 'SUB-07', scenario: 'dropin-subscribes', methods: cardTyped },
  {
    by: 'shop',
    id: 'dropin-hides-terms',
    breaks: 'SUB-08',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  { by: 'shop', id: 'forgets-ready-source', breaks: 'SUB-09', scenario: 'subscribes', methods: cardTyped },
  {
    by: 'shop',
    id: 'forgets-ready-source',
    breaks: 'SUB-09',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  { by: 'shop', id: 'no-renewal-terms', breaks: 'SUB-10', scenario: 'subscribes', methods: cardTyped },
  {
    by: 'shop',
    id: 'no-tax-number',
    breaks: 'TAX-01',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  {
    by: 'shop',
    id: 'sends-wrong-tax-number',
    breaks: 'TAX-02',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  {
    by: 'shop',
    id: 'forgets-tax-identifier',
    breaks: 'TAX-03',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  {
    by: 'shop',
    id: 'tax-identifier-not-applied',
    breaks: 'TAX-04',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  { by: 'sdk', id: 'wrong-session', breaks: 'SUB-11', scenario: 'dropin-subscribes', methods: cardTyped },
  {
    by: 'sdk',
    id: 'takes-consent-for-granted',
    breaks: 'SUB-12',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  {
    by: 'sdk',
    id: 'takes-any-tax-number',
    breaks: 'TAX-05',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
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
    changes: ({ on }) => [
      {
        match: on('order.create'),
        patch: [{ path: 'items.0.subscriptionInfo.billingAgreementId', remove: true }],
      },
    ],
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
