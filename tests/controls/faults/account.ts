/** Faults of store credit, accounts and reviews: of the fixture shop, and of the provider's API (made in the tap). */
import type { ContainerMembers } from '../../../contract/dialects.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault, Like } from './fault.ts';

const typed: Like = { paymentFlow: 'standard', typed: true };
/** Changes a member of the container whenever it is read. */
const ofContainer =
  (path: (members: ContainerMembers) => string, value: unknown, senders?: 'harness') =>
  ({ facts, on }: DialectTools): Change => ({
    match: on('container.read', senders ? { senders: [senders] } : {}),
    patch: [{ path: path(facts.container), value }],
  });
const ATTACH = { method: 'POST', path: '/checkouts/[^/]+/sources/[^/]+$', senders: ['harness'] } as const;

const shopRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId])[] = [
  ['credit-after-payment', 'AMT-01', 'pays-with-credit'],
  ['credit-above-what-is-left', 'AMT-06', 'credit-too-large'],
  ['saves-after-attach', 'SAV-01', 'saves-source'],
  ['saves-unasked', 'SAV-02', 'saves-source'],
  ['no-future-use', 'SAV-04', 'saves-source'],
  ['forgets-customer', 'SAV-05', 'pays-with-saved'],
  ['forgets-added-source', 'SAV-10', 'pays-with-saved'],
  ['keeps-removed-source', 'SAV-11', 'removes-saved'],
  ['skips-authentication', 'SCA-01', 'pays-with-saved'],
  ['ignores-failed-authentication', 'SCA-02', 'saved-challenged'],
  ['review-as-ready', 'FRD-01', 'fraud-review'],
  ['ignores-blocked', 'FRD-02', 'fraud-blocked'],
  ['blocks-without-a-word', 'FRD-05', 'fraud-blocked'],
];

const sdkRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId])[] = [
  ['ignores-the-challenge', 'SCA-03', 'challenge-cancelled'],
  ['authenticates-anybody', 'SCA-04', 'saved-challenged'],
];

const tapRows: readonly (readonly [
  id: string,
  trips: RuleId,
  scenario: ScenarioId,
  ...change: (Change | ((say: DialectTools) => Change))[],
])[] = [
  [
    'credit-confirms-too-early',
    'SES-03',
    'pays-with-credit',
    ofContainer(({ state }) => state, 'requires_confirmation'),
  ],
  [
    'full-credit-does-not-confirm',
    'SES-04',
    'credit-only',
    ofContainer(({ state }) => state, 'requires_source'),
  ],
  [
    'takes-too-much-credit',
    'AMT-03',
    'credit-too-large',
    { match: ATTACH, respond: { status: 200, body: {} } },
  ],
  ['takes-late-credit', 'AMT-04', 'pays-with-credit', { match: ATTACH, respond: { status: 200, body: {} } }],
  [
    'primary-pays-all-beside-credit',
    'AMT-05',
    'pays-with-credit',
    ofContainer(({ firstPayment }) => firstPayment, 0.5),
  ],
  [
    'charges-credit-short',
    'AMT-07',
    'credit-only',
    ({ facts, on }) => ({
      match: on('order.read', { senders: ['harness'] }),
      patch: [{ path: facts.order['order.read'].firstPayment, value: 0.5 }],
    }),
  ],
  [
    'credit-is-reusable',
    'AMT-08',
    'pays-with-credit',
    { match: { method: 'POST', path: '/sources$' }, patch: [{ path: 'reusable', value: true }] },
  ],
  [
    'saves-credit',
    'SAV-08',
    'credit-too-large',
    {
      match: { method: 'POST', path: '/customers/[^/]+/sources/[^/]+$' },
      respond: { status: 200, body: { reusable: true } },
    },
  ],
  [
    'saved-stays-single-use',
    'SAV-03',
    'saves-source',
    ({ facts, on }) => ({
      match: on('source.save'),
      patch: [{ path: facts.cardReusable, value: false }],
    }),
  ],
  [
    'anybody-may-use-it',
    'SAV-06',
    'pays-with-saved',
    {
      match: { method: 'POST', path: '/orders$', senders: ['harness'] },
      respond: { status: 201, body: { id: 'somebody-elses' } },
    },
  ],
  [
    'removed-source-lives',
    'SAV-07',
    'removes-saved',
    {
      match: { method: 'GET', path: '/sources/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'chargeable' }],
    },
  ],
  [
    'saved-source-is-used-up',
    'SAV-09',
    'pays-with-saved',
    {
      match: { method: 'GET', path: '/sources/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'consumed' }],
    },
  ],
  [
    'saved-source-pays-all-the-same',
    'AMT-09',
    'pays-with-saved',
    ofContainer(({ firstPayment }) => firstPayment, 0.5, 'harness'),
  ],
  [
    'card-is-not-challenged',
    'SCA-05',
    'challenge-passed',
    {
      match: { method: 'POST', path: '/payments/sources$', senders: ['browser'] },
      patch: [{ path: 'state', value: 'chargeable' }],
    },
  ],
  [
    'review-is-not-told',
    'FRD-03',
    'fraud-review',
    {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'fraudState', value: 'passed' }],
    },
  ],
  [
    'block-is-not-told',
    'FRD-04',
    'fraud-blocked',
    {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'in_review' }],
    },
  ],
];

export const accountFaults: readonly Fault[] = [
  ...shopRows.map(([id, trips, scenario]): Fault => ({ by: 'shop', id, trips, scenario, like: typed })),
  ...sdkRows.map(([id, trips, scenario]): Fault => ({ by: 'sdk', id, trips, scenario, like: typed })),
  ...tapRows.map(([id, trips, scenario, ...changes]): Fault => ({
    by: 'tap',
    id,
    trips,
    scenario,
    like: typed,
    interventions: (say) => changes.map((change) => (typeof change === 'function' ? change(say) : change)),
  })),
];
