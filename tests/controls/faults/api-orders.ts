/** Faults of the provider's API, made in the tap, in the dialect of the run: sessions and orders. */
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault } from './fault.ts';
import { fundsPushed, paidAtOnce, redirectAfterOrder } from '../../../harness/fault-methods.ts';

const ofHarness = { senders: ['harness'] } as const;
const WEBHOOK = { method: 'POST', path: '/__webhooks$', senders: ['provider'] } as const;

/** Changes a member of every answer that shows a paid container. */
const ofPaid = ({ facts, on }: DialectTools, path: string, value: unknown): Change[] =>
  facts.showPaid.map((operation) => ({ match: on(operation), patch: [{ path, value }] }));

export const apiOrdersFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'new-session-is-confirmed',
    breaks: 'SES-01',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      {
        match: on('container.create'),
        patch: [{ path: facts.container.state, value: 'requires_confirmation' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'session-stays-requires-source',
    breaks: 'SES-02',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: (say) => ofPaid(say, say.facts.container.state, 'requires_source'),
  },
  {
    by: 'tap',
    id: 'amounts-do-not-add-up',
    breaks: 'SES-06',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: (say) => ofPaid(say, say.facts.container.contributed, 0.5),
  },
  {
    by: 'tap',
    id: 'keeps-the-replaced-source',
    breaks: 'AMT-02',
    scenario: 'changes-payment',
    methods: paidAtOnce,
    changes: (say) => ofPaid(say, say.facts.container.another.path, say.facts.container.another.value),
  },
  {
    by: 'tap',
    id: 'member-missing',
    breaks: 'PRV-17',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      { match: on('container.read'), patch: [{ path: facts.container.required, remove: true }] },
    ],
  },
  {
    by: 'tap',
    id: 'detached-source-lives',
    breaks: 'PRV-12',
    scenario: 'changes-payment',
    methods: paidAtOnce,
    changes: (say) =>
      say.facts.detachedIsSpent
        ? [{ match: say.on('source.read', ofHarness), patch: [{ path: 'state', value: 'chargeable' }] }]
        : [
            {
              match: say.on('source.detach'),
              patch: [{ path: say.facts.container.state, value: 'requires_confirmation' }],
            },
            ...ofPaid(say, say.facts.container.state, 'requires_confirmation'),
          ],
  },
  {
    by: 'tap',
    id: 'accepts-an-early-order',
    breaks: 'PRV-02',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      {
        match: on('order.create', ofHarness),
        respond: { status: facts.made, body: { id: 'too-early' } },
      },
    ],
  },
  {
    by: 'tap',
    id: 'order-is-blocked',
    breaks: 'PRV-03',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].state, value: facts.orderStates.stopped }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'order-is-blocked-when-read-again',
    breaks: 'PRV-03',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) => ({
      match: on('order.read', ofHarness),
      patch: [{ path: facts.order['order.read'].state, value: facts.orderStates.stopped }],
    }),
  },
  {
    by: 'tap',
    id: 'accepted-order-session-pending',
    breaks: 'PRV-26',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].sessionState, value: 'pending' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'next-action-missing',
    breaks: 'PRV-27',
    scenario: 'pays',
    methods: redirectAfterOrder,
    changes: ({ facts, on }) =>
      (['order.create', 'order.read'] as const).map((operation) => ({
        match: on(operation),
        patch: [{ path: facts.order[operation].redirect, remove: true }],
      })),
  },
  {
    by: 'tap',
    id: 'next-action-without-redirect',
    breaks: 'PRV-04',
    scenario: 'pays',
    methods: redirectAfterOrder,
    changes: ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [
          {
            path: `${facts.order['order.create'].redirect}${facts.namesNextAction ? '.action' : ''}`,
            value: 'show_payment_instructions',
          },
        ],
      },
    ],
  },
  {
    by: 'tap',
    id: 'instructions-of-another-source',
    breaks: 'PRV-05',
    scenario: 'pays',
    methods: fundsPushed,
    changes: ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].instructedSource, value: 'another-source' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'approval-is-not-told',
    breaks: 'PRV-06',
    scenario: 'pays',
    methods: redirectAfterOrder,
    changes: ({ facts, on }) => [
      {
        match: on('order.outcome'),
        patch: [
          { path: facts.order['order.outcome'].state, value: facts.orderStates.awaitsRedirect },
          { path: facts.order['order.outcome'].sessionState, value: 'pending_redirect' },
        ],
      },
    ],
  },
  {
    by: 'tap',
    id: 'funds-change-nothing',
    breaks: 'PRV-09',
    scenario: 'funds-arrive',
    methods: fundsPushed,
    changes: ({ facts, on }) => [
      {
        match: on('order.read', ofHarness),
        patch: [{ path: facts.order['order.read'].state, value: facts.orderStates.awaitsFunds }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'expiry-changes-nothing',
    breaks: 'PRV-10',
    scenario: 'funds-never-arrive',
    methods: fundsPushed,
    changes: ({ facts, lifecycle, on }) => [
      lifecycle.unfunded
        ? {
            match: on('order.read', ofHarness),
            patch: [{ path: facts.order['order.read'].state, value: facts.orderStates.awaitsFunds }],
          }
        : {
            match: { ...WEBHOOK, where: { path: 'type', value: facts.events.unfunded } },
            patch: [{ path: 'type', value: facts.events.awaitsFunds }],
          },
    ],
  },
  {
    by: 'tap',
    id: 'orders-a-checkout-twice',
    breaks: 'PRV-11',
    scenario: 'double-click-and-reload',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      { match: on('order.create', ofHarness), respond: { status: facts.made, body: { id: 'again' } } },
    ],
  },
  {
    by: 'tap',
    id: 'charge-trigger-ignored',
    breaks: 'PRV-20',
    scenario: 'charge-refused-late',
    methods: redirectAfterOrder,
    changes: ({ facts, on }) => [
      {
        match: on('order.outcome'),
        status: 200,
        patch: [
          { path: facts.order['order.outcome'].state, value: facts.orderStates.paid },
          { path: facts.order['order.outcome'].sessionState, value: 'complete' },
        ],
      },
    ],
  },
];
