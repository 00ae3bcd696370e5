/** Faults of store credit, accounts, challenges and reviews: of the fixture shop, the SDK and the provider's API. */
import type { ContainerMembers } from '../../../contract/dialects.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';
import type { Fault } from './fault.ts';
import { cardTyped } from '../../../harness/fault-methods.ts';

/** Changes a member of the container whenever it is read. */
const ofContainer =
  (path: (members: ContainerMembers) => string, value: unknown, senders?: 'harness') =>
  ({ facts, on }: DialectTools): Change => ({
    match: on('container.read', senders ? { senders: [senders] } : {}),
    patch: [{ path: path(facts.container), value }],
  });
const ATTACH = { method: 'POST', path: '/checkouts/[^/]+/sources/[^/]+$', senders: ['harness'] } as const;

export const accountFaults: readonly Fault[] = [
  {
    by: 'tap',
    id: 'credit-confirms-too-early',
    breaks: 'SES-03',
    scenario: 'pays-with-credit',
    methods: cardTyped,
    changes: ofContainer(({ state }) => state, 'requires_confirmation'),
  },
  {
    by: 'tap',
    id: 'full-credit-does-not-confirm',
    breaks: 'SES-04',
    scenario: 'credit-only',
    methods: cardTyped,
    changes: ofContainer(({ state }) => state, 'requires_source'),
  },
  {
    by: 'tap',
    id: 'takes-too-much-credit',
    breaks: 'AMT-03',
    scenario: 'credit-too-large',
    methods: cardTyped,
    changes: { match: ATTACH, respond: { status: 200, body: {} } },
  },
  {
    by: 'tap',
    id: 'takes-late-credit',
    breaks: 'AMT-04',
    scenario: 'pays-with-credit',
    methods: cardTyped,
    changes: { match: ATTACH, respond: { status: 200, body: {} } },
  },
  {
    by: 'tap',
    id: 'primary-pays-all-beside-credit',
    breaks: 'AMT-05',
    scenario: 'pays-with-credit',
    methods: cardTyped,
    changes: ofContainer(({ firstPayment }) => firstPayment, 0.5),
  },
  {
    by: 'tap',
    id: 'charges-credit-short',
    breaks: 'AMT-07',
    scenario: 'credit-only',
    methods: cardTyped,
    changes: ({ facts, on }) => ({
      match: on('order.read', { senders: ['harness'] }),
      patch: [{ path: facts.order['order.read'].firstPayment, value: 0.5 }],
    }),
  },
  {
    by: 'tap',
    id: 'credit-is-reusable',
    breaks: 'AMT-08',
    scenario: 'pays-with-credit',
    methods: cardTyped,
    changes: { match: { method: 'POST', path: '/sources$' }, patch: [{ path: 'reusable', value: true }] },
  },
  {
    by: 'tap',
    id: 'saves-credit',
    breaks: 'SAV-08',
    scenario: 'credit-too-large',
    methods: cardTyped,
    changes: {
      match: { method: 'POST', path: '/customers/[^/]+/sources/[^/]+$' },
      respond: { status: 200, body: { reusable: true } },
    },
  },
  {
    by: 'tap',
    id: 'saved-stays-single-use',
    breaks: 'SAV-03',
    scenario: 'saves-source',
    methods: cardTyped,
    changes: ({ facts, on }) => ({
      match: on('source.save'),
      patch: [{ path: facts.cardReusable, value: false }],
    }),
  },
  {
    by: 'tap',
    id: 'anybody-may-use-it',
    breaks: 'SAV-06',
    scenario: 'pays-with-saved',
    methods: cardTyped,
    changes: {
      match: { method: 'POST', path: '/orders$', senders: ['harness'] },
      respond: { status: 201, body: { id: 'somebody-elses' } },
    },
  },
  {
    by: 'tap',
    id: 'removed-source-lives',
    breaks: 'SAV-07',
    scenario: 'removes-saved',
    methods: cardTyped,
    changes: {
      match: { method: 'GET', path: '/sources/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'chargeable' }],
    },
  },
  {
    by: 'tap',
    id: 'saved-source-is-used-up',
    breaks: 'SAV-09',
    scenario: 'pays-with-saved',
    methods: cardTyped,
    changes: {
      match: { method: 'GET', path: '/sources/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'consumed' }],
    },
  },
  {
    by: 'tap',
    id: 'saved-source-pays-all-the-same',
    breaks: 'AMT-09',
    scenario: 'pays-with-saved',
    methods: cardTyped,
    changes: ofContainer(({ firstPayment }) => firstPayment, 0.5, 'harness'),
  },
  {
    by: 'tap',
    id: 'card-is-not-challenged',
    breaks: 'SCA-05',
    scenario: 'challenge-passed',
    methods: cardTyped,
    changes: {
      match: { method: 'POST', path: '/payments/sources$', senders: ['browser'] },
      patch: [{ path: 'state', value: 'chargeable' }],
    },
  },
  {
    by: 'tap',
    id: 'review-is-not-told',
    breaks: 'FRD-03',
    scenario: 'fraud-review',
    methods: cardTyped,
    changes: {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'fraudState', value: 'passed' }],
    },
  },
  {
    by: 'tap',
    id: 'block-is-not-told',
    breaks: 'FRD-04',
    scenario: 'fraud-blocked',
    methods: cardTyped,
    changes: {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'in_review' }],
    },
  },
];
