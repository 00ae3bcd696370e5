/** Faults of the provider's API, made in the tap, in the dialect of the run: sources, lists, webhooks and errors. */
import type { Fault } from './fault.ts';
import {
  cardTyped,
  fundsPushed,
  paidAtOnce,
  redirectAfterOrder,
  redirectBeforeOrder,
} from '../../../harness/fault-methods.ts';

const ofHarness = { senders: ['harness'] } as const;
/** A call from the page passes through the tap, which can remove a header. */
const ofShop = { senders: ['shop'] } as const;
const ofBrowser = { senders: ['browser'] } as const;
const WEBHOOK = { method: 'POST', path: '/__webhooks$', senders: ['provider'] } as const;

export const apiSourcesFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'error-without-a-type',
    breaks: 'PRV-13',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: ({ facts, on }) => [
      { match: on('order.create'), patch: [{ path: facts.errorMember, remove: true }] },
    ],
  },
  {
    by: 'tap',
    id: 'any-key-will-do',
    breaks: 'PRV-14',
    scenario: 'direct-calls',
    methods: paidAtOnce,
    changes: ({ on }) => [{ match: on('container.read'), status: 200, patch: [] }],
  },
  {
    by: 'tap',
    id: 'no-cors',
    breaks: 'PRV-15',
    scenario: 'migration',
    methods: paidAtOnce,
    changes: ({ on }) => [
      { match: on('methods.list', ofShop), headers: { 'access-control-allow-origin': null } },
    ],
  },
  {
    by: 'tap',
    id: 'preflight-refused',
    breaks: 'PRV-15',
    scenario: 'migration',
    methods: paidAtOnce,
    changes: ({ on }) => [
      { match: { ...on('methods.list', ofShop), method: 'OPTIONS' }, respond: { status: 403, body: {} } },
    ],
  },
  {
    by: 'tap',
    id: 'wrong-signature',
    breaks: 'PRV-16',
    scenario: 'double-click-and-reload',
    methods: 'paidByShopButton',
    changes: () => [{ match: WEBHOOK, headers: { 'digitalriver-signature': '0, bm90aGluZw==' } }],
  },
  {
    by: 'tap',
    id: 'approval-not-announced',
    breaks: 'PRV-22',
    scenario: 'double-click-and-reload',
    methods: redirectBeforeOrder,
    changes: () => [
      {
        match: { ...WEBHOOK, where: { path: 'type', value: 'source.chargeable' } },
        patch: [{ path: 'type', value: 'source.updated' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'refusal-names-nothing',
    breaks: 'PRV-23',
    scenario: 'refused-payloads',
    methods: { all: [redirectAfterOrder, 'removesDetails'] },
    changes: ({ on }) => [
      {
        match: on('source.create', { status: 400 }),
        patch: [{ path: 'errors.0.parameter', remove: true }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'refusal-of-another-code',
    breaks: 'PRV-24',
    scenario: 'refused-payloads',
    methods: paidAtOnce,
    changes: ({ on }) => [
      {
        match: on('source.create', { status: 400 }),
        patch: [{ path: 'errors.0.code', value: 'invalid_request' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'refusal-moves-session',
    breaks: 'PRV-25',
    scenario: 'refused-payloads',
    methods: fundsPushed,
    changes: ({ facts, on }) => [
      {
        match: on('container.read', ofHarness),
        patch: [{ path: facts.container.state, value: 'requires_confirmation' }],
      },
    ],
  },
  {
    by: 'tap',
    id: 'source-in-another-currency',
    breaks: 'PRV-01',
    scenario: 'pays',
    methods: paidAtOnce,
    changes: ({ on }) => [
      { match: on('source.create', ofBrowser), patch: [{ path: 'currency', value: 'XTS' }] },
    ],
  },
  {
    by: 'tap',
    id: 'payload-without-a-session-refused',
    breaks: 'PRV-18',
    scenario: 'migration',
    methods: paidAtOnce,
    changes: ({ on }) => [
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
  },
  {
    by: 'tap',
    id: 'source-trigger-ignored',
    breaks: 'PRV-19',
    scenario: 'source-refused',
    methods: paidAtOnce,
    changes: ({ on }) => [
      { match: on('source.create', ofBrowser), patch: [{ path: 'state', value: 'chargeable' }] },
    ],
  },
  {
    by: 'tap',
    id: 'wrong-last-digits',
    breaks: 'PRV-21',
    scenario: 'pays',
    methods: cardTyped,
    changes: ({ on }) => [
      {
        match: on('source.create', ofBrowser),
        patch: [{ path: 'creditCard.lastFourDigits', value: '0000' }],
      },
    ],
  },
];
