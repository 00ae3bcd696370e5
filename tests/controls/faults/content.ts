/** Faults of shown and listed content: instructions for pushing funds, names, amounts, methods, test triggers. */
import type { Intervention } from '../../../harness/intervention.ts';
import type { Fault } from './fault.ts';
import {
  cardTyped,
  foreignName,
  fundsPushed,
  fundsToBank,
  paidAtOnce,
} from '../../../harness/fault-methods.ts';

const SOURCE_READ = { method: 'GET', path: '/sources/[^/]+$' } as const;
const SOURCE_MADE = { method: 'POST', path: '/payments/sources$', senders: ['browser'] } as const;
const METHODS = { method: 'GET', path: '/payments/payment-methods$', senders: ['browser'] } as const;

/** An answer that lists these methods, for any request. */
function lists(...paymentMethods: object[]): NonNullable<Intervention['respond']> {
  return { status: 200, body: { sessionInformation: null, paymentMethods } };
}
/** An IBAN whose check digits belong to another number. */
const NO_IBAN = 'DE89370400440532013001';

export const contentFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'no-session-information',
    breaks: 'LST-07',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: { match: METHODS, patch: [{ path: 'sessionInformation', remove: true }] },
  },
  {
    by: 'tap',
    id: 'session-amount-as-number',
    breaks: 'LST-08',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: { match: METHODS, patch: [{ path: 'sessionInformation.amount', value: 450 }] },
  },
  {
    by: 'tap',
    id: 'expires-in-a-year',
    breaks: 'INS-04',
    scenario: 'pays',
    methods: fundsPushed,
    changes: {
      match: { ...SOURCE_READ, senders: ['harness'] },
      patch: [{ path: 'createdTime', value: '2020-01-01T00:00:00Z' }],
    },
  },
  {
    by: 'tap',
    id: 'account-number-is-wrong',
    breaks: 'INS-05',
    scenario: 'pays',
    methods: fundsToBank,
    changes: { match: SOURCE_READ, patch: [{ path: 'wireTransfer.iban', value: NO_IBAN }] },
  },
  {
    by: 'tap',
    id: 'owner-transliterated',
    breaks: 'MKT-04',
    scenario: 'pays',
    methods: foreignName,
    changes: { match: SOURCE_MADE, patch: [{ path: 'owner.lastName', value: 'Mori' }] },
  },
  {
    by: 'tap',
    id: 'second-line-lost',
    breaks: 'MKT-04',
    scenario: 'pays',
    methods: cardTyped,
    changes: { match: SOURCE_MADE, patch: [{ path: 'owner.address.line2', remove: true }] },
  },
  {
    by: 'tap',
    id: 'lists-nothing',
    breaks: 'LST-01',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: { match: METHODS, respond: lists() },
  },
  {
    by: 'tap',
    id: 'lists-everywhere',
    breaks: 'LST-02',
    scenario: 'direct-calls',
    methods: 'listsStores',
    changes: {
      match: METHODS,
      respond: lists({ type: 'konbini', flow: 'receiver', supportsStorage: false }),
    },
  },
  {
    by: 'tap',
    id: 'lists-what-cannot-be-stored',
    breaks: 'LST-04',
    scenario: 'direct-calls',
    methods: 'listsStores',
    changes: {
      match: METHODS,
      respond: lists({ type: 'konbini', flow: 'receiver', supportsStorage: false }),
    },
  },
  {
    by: 'tap',
    id: 'no-banks',
    breaks: 'LST-05',
    scenario: 'direct-calls',
    methods: 'listsBanks',
    changes: {
      match: { method: 'GET', path: '/payments/online-banking/banks$' },
      respond: { status: 200, body: [] },
    },
  },
  {
    by: 'tap',
    id: 'no-stores',
    breaks: 'LST-06',
    scenario: 'direct-calls',
    methods: 'listsStores',
    changes: {
      match: { method: 'GET', path: '/payments/konbini/stores$' },
      respond: { status: 200, body: [] },
    },
  },
  {
    by: 'tap',
    id: 'failing-source-is-chargeable',
    breaks: 'TRG-01',
    scenario: 'triggers',
    methods: cardTyped,
    changes: { match: SOURCE_MADE, patch: [{ path: 'state', value: 'chargeable' }] },
  },
  {
    by: 'tap',
    id: 'failing-charge-is-paid',
    breaks: 'TRG-02',
    scenario: 'triggers',
    methods: cardTyped,
    changes: ({ facts, on }) => ({
      match: on('order.create', { senders: ['harness'] }),
      status: facts.made,
      patch: [
        { path: facts.order['order.create'].id, value: 'paid' },
        { path: facts.order['order.create'].state, value: facts.orderStates.paid },
      ],
    }),
  },
  {
    by: 'tap',
    id: 'later-trigger-refuses-the-order',
    breaks: 'TRG-03',
    scenario: 'triggers',
    methods: cardTyped,
    changes: ({ facts, on }) => ({
      match: on('order.create', { senders: ['harness'] }),
      respond: facts.refusals.conflict,
    }),
  },
  {
    by: 'tap',
    id: 'fractions-of-a-cent',
    breaks: 'MKT-05',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) => ({
      match: on('container.read'),
      patch: [{ path: facts.container.amount, value: 0.0049 }],
    }),
  },
];
