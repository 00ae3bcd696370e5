/** Faults of what is told: instructions for pushing funds, names and amounts. */
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Intervention } from '../../../harness/intervention.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault, Like } from './fault.ts';

const standard: Like = { paymentFlow: 'standard' };
const delayed: Like = { paymentFlow: 'delayed' };
const toABank: Like = { paymentFlow: 'delayed', instructs: 'iban' };
const foreignName: Like = { foreignName: true };

type Row = readonly [by: 'shop' | 'sdk', id: string, trips: RuleId, scenario: ScenarioId, like: Like];

const rows: readonly Row[] = [
  ['sdk', 'wrong-currency-scale', 'INS-01', 'pays', delayed],
  ['sdk', 'no-currency', 'INS-01', 'pays', delayed],
  ['sdk', 'no-expiry', 'INS-02', 'pays', delayed],
  ['sdk', 'bad-iban', 'INS-03', 'pays', toABank],
  ['sdk', 'another-iban', 'INS-03', 'pays', toABank],
  ['sdk', 'wrong-language', 'INS-06', 'pays', delayed],
  ['sdk', 'transliterates', 'SDK-01', 'pays', foreignName],
  ['sdk', 'drops-filters', 'LST-03', 'direct-calls', standard],
  ['shop', 'speaks-another-language', 'MKT-01', 'pays', standard],
  ['shop', 'drops-second-line', 'MKT-02', 'pays', { paymentFlow: 'standard', typed: true }],
  ['shop', 'shouts-the-name', 'MKT-02', 'pays', { paymentFlow: 'standard', typed: true }],
  ['shop', 'tells-fractions', 'MKT-03', 'pays', standard],
];

const SOURCE_READ = { method: 'GET', path: '/sources/[^/]+$' } as const;
const SOURCE_MADE = { method: 'POST', path: '/payments/sources$', senders: ['browser'] } as const;
const METHODS = { method: 'GET', path: '/payments/payment-methods$', senders: ['browser'] } as const;

/** An answer that names these methods, whatever was asked. */
function lists(...paymentMethods: object[]): NonNullable<Intervention['respond']> {
  return { status: 200, body: { sessionInformation: null, paymentMethods } };
}
/** Its check digits belong to another number. */
const NO_IBAN = 'DE89370400440532013001';

const tapRows: readonly (readonly [
  id: string,
  trips: RuleId,
  scenario: ScenarioId,
  like: Like,
  ...change: (Change | ((say: DialectTools) => Change))[],
])[] = [
  [
    'expires-in-a-year',
    'INS-04',
    'pays',
    delayed,
    {
      match: { ...SOURCE_READ, senders: ['harness'] },
      patch: [{ path: 'createdTime', value: '2020-01-01T00:00:00Z' }],
    },
  ],
  [
    'account-number-is-wrong',
    'INS-05',
    'pays',
    toABank,
    { match: SOURCE_READ, patch: [{ path: 'wireTransfer.iban', value: NO_IBAN }] },
  ],
  [
    'owner-transliterated',
    'MKT-04',
    'pays',
    foreignName,
    { match: SOURCE_MADE, patch: [{ path: 'owner.lastName', value: 'Mori' }] },
  ],
  [
    'second-line-lost',
    'MKT-04',
    'pays',
    { paymentFlow: 'standard', typed: true },
    { match: SOURCE_MADE, patch: [{ path: 'owner.address.line2', remove: true }] },
  ],
  ['lists-nothing', 'LST-01', 'direct-calls', standard, { match: METHODS, respond: lists() }],
  [
    'lists-everywhere',
    'LST-02',
    'direct-calls',
    { element: 'konbini' },
    { match: METHODS, respond: lists({ type: 'konbini', flow: 'receiver', supportsStorage: false }) },
  ],
  [
    'lists-what-cannot-be-stored',
    'LST-04',
    'direct-calls',
    { element: 'konbini' },
    { match: METHODS, respond: lists({ type: 'konbini', flow: 'receiver', supportsStorage: false }) },
  ],
  [
    'no-banks',
    'LST-05',
    'direct-calls',
    { element: 'onlinebanking' },
    {
      match: { method: 'GET', path: '/payments/online-banking/banks$' },
      respond: { status: 200, body: [] },
    },
  ],
  [
    'no-stores',
    'LST-06',
    'direct-calls',
    { element: 'konbini' },
    { match: { method: 'GET', path: '/payments/konbini/stores$' }, respond: { status: 200, body: [] } },
  ],
  [
    'failing-source-is-chargeable',
    'TRG-01',
    'triggers',
    { paymentFlow: 'standard', typed: true },
    { match: SOURCE_MADE, patch: [{ path: 'state', value: 'chargeable' }] },
  ],
  [
    'failing-charge-is-paid',
    'TRG-02',
    'triggers',
    { paymentFlow: 'standard', typed: true },
    ({ facts, on }) => ({
      match: on('order.create', { senders: ['harness'] }),
      status: facts.made,
      patch: [
        { path: facts.order['order.create'].id, value: 'paid' },
        { path: facts.order['order.create'].state, value: facts.orderStates.paid },
      ],
    }),
  ],
  [
    'later-trigger-refuses-the-order',
    'TRG-03',
    'triggers',
    { paymentFlow: 'standard', typed: true },
    ({ facts, on }) => ({
      match: on('order.create', { senders: ['harness'] }),
      respond: facts.refusals.conflict,
    }),
  ],
  [
    'fractions-of-a-cent',
    'MKT-05',
    'pays',
    standard,
    ({ facts, on }) => ({
      match: on('container.read'),
      patch: [{ path: facts.container.amount, value: 0.0049 }],
    }),
  ],
];

export const contentFaults: readonly Fault[] = [
  ...rows.map(([by, id, trips, scenario, like]): Fault => ({ by, id, trips, scenario, like })),
  ...tapRows.map(([id, trips, scenario, like, ...changes]): Fault => ({
    by: 'tap',
    id,
    trips,
    scenario,
    like,
    interventions: (say) => changes.map((change) => (typeof change === 'function' ? change(say) : change)),
  })),
];
