/** Faults of subscriptions and tax identifiers. */
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault, Like } from './fault.ts';

const typed: Like = { paymentFlow: 'standard', typed: true };
const str: Like = { paymentFlow: 'submit-then-redirect' };

const shopRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['subscribes-on-its-own', 'SUB-01', 'subscribes', typed],
  ['no-subscription-info', 'SUB-02', 'subscribes', typed],
  ['no-auto-renewal', 'SUB-03', 'subscribes', typed],
  ['one-id-for-all', 'SUB-04', 'subscribes', typed],
  ['drops-renewal-terms', 'SUB-05', 'subscribes', typed],
  ['drops-renewal-terms', 'SUB-05', 'dropin-subscribes', typed],
  ['no-times', 'SUB-06', 'subscribes-for-a-term', str],
  ['renews-too-late', 'SUB-07', 'dropin-subscribes', typed],
  ['dropin-hides-terms', 'SUB-08', 'dropin-subscribes', typed],
  ['forgets-ready-source', 'SUB-09', 'subscribes', typed],
  ['forgets-ready-source', 'SUB-09', 'dropin-subscribes', typed],
  ['no-renewal-terms', 'SUB-10', 'subscribes', typed],
  ['no-tax-number', 'TAX-01', 'applies-tax-identifier', typed],
  ['sends-wrong-tax-number', 'TAX-02', 'applies-tax-identifier', typed],
  ['forgets-tax-identifier', 'TAX-03', 'applies-tax-identifier', typed],
  ['tax-identifier-not-applied', 'TAX-04', 'applies-tax-identifier', typed],
];

const sdkRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId])[] = [
  ['wrong-session', 'SUB-11', 'dropin-subscribes'],
  ['takes-consent-for-granted', 'SUB-12', 'dropin-subscribes'],
  ['takes-any-tax-number', 'TAX-05', 'applies-tax-identifier'],
];

const tapRows: readonly (readonly [
  id: string,
  trips: RuleId,
  scenario: ScenarioId,
  changes: (say: DialectTools) => readonly Change[],
])[] = [
  [
    'lists-what-pays-once',
    'SUB-13',
    'subscribes',
    ({ on }) => [
      {
        match: on('methods.list', { senders: ['browser'] }),
        patch: [{ path: 'paymentMethods.0.supportsRecurring', value: false }],
      },
    ],
  ],
  [
    'no-billing-agreement',
    'SUB-14',
    'subscribes',
    ({ on }) => [
      {
        match: on('order.create'),
        patch: [{ path: 'items.0.subscriptionInfo.billingAgreementId', remove: true }],
      },
    ],
  ],
  [
    'test-identifier-stays-pending',
    'TAX-06',
    'applies-tax-identifier',
    () => [
      {
        match: { method: 'POST', path: '^/tax-identifiers$' },
        patch: [{ path: 'state', value: 'pending' }],
      },
    ],
  ],
  [
    'tax-identifier-without-customer',
    'TAX-07',
    'applies-tax-identifier',
    () => [
      {
        match: { method: 'POST', path: '/customers/[^/]+/tax-identifiers/[^/]+$' },
        patch: [{ path: 'customerId', remove: true }],
      },
    ],
  ],
];

export const subscriptionFaults: readonly Fault[] = [
  ...shopRows.map(([id, trips, scenario, like]): Fault => ({ by: 'shop', id, trips, scenario, like })),
  ...sdkRows.map(([id, trips, scenario]): Fault => ({ by: 'sdk', id, trips, scenario, like: typed })),
  ...tapRows.map(([id, trips, scenario, interventions]): Fault => ({
    by: 'tap',
    id,
    trips,
    scenario,
    like: typed,
    interventions,
  })),
];
