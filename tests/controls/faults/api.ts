/** Faults of the provider's API, made in the tap: what it answers, said in the dialect of the run. */
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault, Like } from './fault.ts';

const standard: Like = { paymentFlow: 'standard' };
const typed: Like = { paymentFlow: 'standard', typed: true };
const str: Like = { paymentFlow: 'submit-then-redirect' };
const rts: Like = { paymentFlow: 'redirect-then-submit' };
const delayed: Like = { paymentFlow: 'delayed' };

const ofHarness = { senders: ['harness'] } as const;
/** A page's own call passes the tap there, where a header can be lost. */
const ofShop = { senders: ['shop'] } as const;
const ofBrowser = { senders: ['browser'] } as const;
const WEBHOOK = { method: 'POST', path: '/__webhooks$', senders: ['provider'] } as const;

/** Changes a member of every answer that shows a paid container. */
const ofPaid = ({ facts, on }: DialectTools, path: string, value: unknown): Change[] =>
  facts.showPaid.map((operation) => ({ match: on(operation), patch: [{ path, value }] }));

type Row = readonly [
  id: string,
  trips: RuleId,
  scenario: ScenarioId,
  like: Like,
  changes: (say: DialectTools) => readonly Change[],
];

const sessions: readonly Row[] = [
  [
    'new-session-is-confirmed',
    'SES-01',
    'direct-calls',
    standard,
    ({ facts, on }) => [
      {
        match: on('container.create'),
        patch: [{ path: facts.container.state, value: 'requires_confirmation' }],
      },
    ],
  ],
  [
    'session-stays-requires-source',
    'SES-02',
    'pays',
    standard,
    (say) => ofPaid(say, say.facts.container.state, 'requires_source'),
  ],
  [
    'amounts-do-not-add-up',
    'SES-06',
    'pays',
    standard,
    (say) => ofPaid(say, say.facts.container.contributed, 0.5),
  ],
  [
    'keeps-the-replaced-source',
    'AMT-02',
    'changes-payment',
    standard,
    (say) => ofPaid(say, say.facts.container.another.path, say.facts.container.another.value),
  ],
  [
    'member-missing',
    'PRV-17',
    'pays',
    standard,
    ({ facts, on }) => [
      { match: on('container.read'), patch: [{ path: facts.container.required, remove: true }] },
    ],
  ],
  [
    'detached-source-lives',
    'PRV-12',
    'changes-payment',
    standard,
    (say) =>
      say.facts.detachedIsSpent
        ? [{ match: say.on('source.read', ofHarness), patch: [{ path: 'state', value: 'chargeable' }] }]
        : [
            {
              match: say.on('source.detach'),
              patch: [{ path: say.facts.container.state, value: 'requires_confirmation' }],
            },
            ...ofPaid(say, say.facts.container.state, 'requires_confirmation'),
          ],
  ],
];

const orders: readonly Row[] = [
  [
    'accepts-an-early-order',
    'PRV-02',
    'direct-calls',
    standard,
    ({ facts, on }) => [
      {
        match: on('order.create', ofHarness),
        respond: { status: facts.made, body: { id: 'too-early' } },
      },
    ],
  ],
  [
    'order-is-blocked',
    'PRV-03',
    'pays',
    standard,
    ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].state, value: facts.orderStates.stopped }],
      },
    ],
  ],
  [
    'accepted-order-session-pending',
    'PRV-26',
    'pays',
    standard,
    ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].sessionState, value: 'pending' }],
      },
    ],
  ],
  [
    'next-action-missing',
    'PRV-27',
    'pays',
    str,
    ({ facts, on }) =>
      (['order.create', 'order.read'] as const).map((operation) => ({
        match: on(operation),
        patch: [{ path: facts.order[operation].redirect, remove: true }],
      })),
  ],
  [
    'next-action-without-redirect',
    'PRV-04',
    'pays',
    str,
    ({ facts, on }) => [
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
  ],
  [
    'instructions-of-another-source',
    'PRV-05',
    'pays',
    delayed,
    ({ facts, on }) => [
      {
        match: on('order.create'),
        patch: [{ path: facts.order['order.create'].instructedSource, value: 'another-source' }],
      },
    ],
  ],
  [
    'approval-is-not-told',
    'PRV-06',
    'pays',
    str,
    ({ facts, on }) => [
      {
        match: on('order.outcome'),
        patch: [
          { path: facts.order['order.outcome'].state, value: facts.orderStates.awaitsRedirect },
          { path: facts.order['order.outcome'].sessionState, value: 'pending_redirect' },
        ],
      },
    ],
  ],
  [
    'funds-change-nothing',
    'PRV-09',
    'funds-arrive',
    delayed,
    ({ facts, on }) => [
      {
        match: on('order.read', ofHarness),
        patch: [{ path: facts.order['order.read'].state, value: facts.orderStates.awaitsFunds }],
      },
    ],
  ],
  [
    'expiry-changes-nothing',
    'PRV-10',
    'funds-never-arrive',
    delayed,
    ({ facts, lifecycle, on }) => [
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
  ],
  [
    'orders-a-checkout-twice',
    'PRV-11',
    'double-click-and-reload',
    standard,
    ({ facts, on }) => [
      { match: on('order.create', ofHarness), respond: { status: facts.made, body: { id: 'again' } } },
    ],
  ],
  [
    'charge-trigger-ignored',
    'PRV-20',
    'charge-refused-late',
    str,
    ({ facts, on }) => [
      {
        match: on('order.outcome'),
        status: 200,
        patch: [
          { path: facts.order['order.outcome'].state, value: facts.orderStates.paid },
          { path: facts.order['order.outcome'].sessionState, value: 'complete' },
        ],
      },
    ],
  ],
];

const answers: readonly Row[] = [
  [
    'error-without-a-type',
    'PRV-13',
    'direct-calls',
    standard,
    ({ facts, on }) => [{ match: on('order.create'), patch: [{ path: facts.errorMember, remove: true }] }],
  ],
  [
    'any-key-will-do',
    'PRV-14',
    'direct-calls',
    standard,
    ({ on }) => [{ match: on('container.read'), status: 200, patch: [] }],
  ],
  [
    'no-cors',
    'PRV-15',
    'migration',
    standard,
    ({ on }) => [{ match: on('methods.list', ofShop), headers: { 'access-control-allow-origin': null } }],
  ],
  [
    'preflight-refused',
    'PRV-15',
    'migration',
    standard,
    ({ on }) => [
      { match: { ...on('methods.list', ofShop), method: 'OPTIONS' }, respond: { status: 403, body: {} } },
    ],
  ],
  [
    'wrong-signature',
    'PRV-16',
    'double-click-and-reload',
    standard,
    () => [{ match: WEBHOOK, headers: { 'digitalriver-signature': '0, bm90aGluZw==' } }],
  ],
  [
    'approval-not-announced',
    'PRV-22',
    'double-click-and-reload',
    rts,
    () => [
      {
        match: { ...WEBHOOK, where: { path: 'type', value: 'source.chargeable' } },
        patch: [{ path: 'type', value: 'source.updated' }],
      },
    ],
  ],
];

const sources: readonly Row[] = [
  [
    'refusal-names-nothing',
    'PRV-23',
    'refused-payloads',
    { ...str, trimmed: true },
    ({ on }) => [
      {
        match: on('source.create', { status: 400 }),
        patch: [{ path: 'errors.0.parameter', remove: true }],
      },
    ],
  ],
  [
    'refusal-of-another-code',
    'PRV-24',
    'refused-payloads',
    standard,
    ({ on }) => [
      {
        match: on('source.create', { status: 400 }),
        patch: [{ path: 'errors.0.code', value: 'invalid_request' }],
      },
    ],
  ],
  [
    'refusal-moves-session',
    'PRV-25',
    'refused-payloads',
    delayed,
    ({ facts, on }) => [
      {
        match: on('container.read', ofHarness),
        patch: [{ path: facts.container.state, value: 'requires_confirmation' }],
      },
    ],
  ],
  [
    'source-in-another-currency',
    'PRV-01',
    'pays',
    standard,
    ({ on }) => [{ match: on('source.create', ofBrowser), patch: [{ path: 'currency', value: 'XTS' }] }],
  ],
  [
    'payload-without-a-session-refused',
    'PRV-18',
    'migration',
    standard,
    ({ on }) => [
      {
        match: on('source.create', ofBrowser),
        times: 1,
        respond: {
          status: 400,
          body: {
            type: 'bad_request',
            errors: [
              { code: 'missing_parameter', parameter: 'sessionId', message: 'A session is required.' },
            ],
          },
        },
      },
    ],
  ],
  [
    'source-trigger-ignored',
    'PRV-19',
    'source-refused',
    standard,
    ({ on }) => [{ match: on('source.create', ofBrowser), patch: [{ path: 'state', value: 'chargeable' }] }],
  ],
  [
    'wrong-last-digits',
    'PRV-21',
    'pays',
    typed,
    ({ on }) => [
      {
        match: on('source.create', ofBrowser),
        patch: [{ path: 'creditCard.lastFourDigits', value: '0000' }],
      },
    ],
  ],
];

export const apiFaults: readonly Fault[] = [...sessions, ...orders, ...answers, ...sources].map(
  ([id, trips, scenario, like, interventions]) => ({ by: 'tap', id, trips, scenario, like, interventions }),
);
