/** Faults of the SDK (another bundle of it), of the portal, and of the provider's API (made in the tap). */
import type { RuleId } from '../../contract/rules.ts';
import type { ScenarioId } from '../../contract/scenarios.ts';
import type { Intervention } from '../../harness/intervention.ts';
import type { Fault, Like } from './fault.ts';

const standard: Like = { paymentFlow: 'standard' };
const typed: Like = { paymentFlow: 'standard', typed: true };
const str: Like = { paymentFlow: 'submit-then-redirect' };
const rts: Like = { paymentFlow: 'redirect-then-submit' };
const delayed: Like = { paymentFlow: 'delayed' };

const sdkRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['adds-amount', 'SDK-01', 'pays', str],
  ['drops-member', 'SDK-01', 'pays', standard],
  ['wrong-key', 'SDK-02', 'pays', standard],
  ['resolves-both-null', 'SDK-03', 'pays', standard],
  ['failed-as-source', 'SDK-04', 'source-refused', standard],
  ['leaks-card-number', 'SDK-05', 'pays', typed],
  ['omits-method', 'SDK-06', 'pays', standard],
  ['wrong-session', 'SDK-06', 'pays', standard],
  ['foreign-reference', 'SDK-07', 'pays', delayed],
  ['wrong-amount', 'SDK-07', 'pays', delayed],
];

const portalRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['approve-does-not-authorize', 'PRV-06', 'pays', str],
  ['approve-does-not-authorize', 'PRV-06', 'pays', rts],
  ['decline-authorizes', 'PRV-07', 'declines', str],
  ['decline-authorizes', 'PRV-07', 'declines', rts],
  ['returns-elsewhere', 'PRV-08', 'pays', str],
  ['drops-query', 'PRV-08', 'pays', str],
];

const CHECKOUT = { method: 'GET', path: '/checkouts/[^/]+$' } as const;
const ORDER = { method: 'POST', path: '/orders$' } as const;
const SOURCE = { method: 'POST', path: '/payments/sources$' } as const;

const tapRows: readonly (readonly [
  id: string,
  trips: RuleId,
  scenario: ScenarioId,
  like: Like,
  ...change: Omit<Intervention, 'id'>[],
])[] = [
  [
    'new-session-is-confirmed',
    'SES-01',
    'order-too-early',
    standard,
    {
      match: { method: 'POST', path: '/checkouts$' },
      patch: [{ path: 'payment.session.state', value: 'requires_confirmation' }],
    },
  ],
  [
    'refusal-names-nothing',
    'PRV-23',
    'refused-payloads',
    { ...str, trimmed: true },
    { match: { ...SOURCE, status: 400 }, patch: [{ path: 'errors.0.parameter', remove: true }] },
  ],
  [
    'refusal-of-another-code',
    'PRV-24',
    'refused-payloads',
    standard,
    { match: { ...SOURCE, status: 400 }, patch: [{ path: 'errors.0.code', value: 'invalid_request' }] },
  ],
  [
    'refusal-moves-session',
    'PRV-25',
    'refused-payloads',
    delayed,
    { match: CHECKOUT, patch: [{ path: 'payment.session.state', value: 'requires_confirmation' }] },
  ],
  [
    'session-stays-requires-source',
    'SES-02',
    'pays',
    standard,
    { match: CHECKOUT, patch: [{ path: 'payment.session.state', value: 'requires_source' }] },
  ],
  [
    'amounts-do-not-add-up',
    'SES-06',
    'pays',
    standard,
    { match: CHECKOUT, patch: [{ path: 'payment.session.amountContributed', value: 0.5 }] },
  ],
  [
    'keeps-the-replaced-source',
    'AMT-02',
    'changes-payment',
    standard,
    {
      match: CHECKOUT,
      patch: [
        { path: 'payment.sources.1', value: { id: 'the-first-source', type: 'creditCard', amount: 1 } },
      ],
    },
  ],
  [
    'source-in-another-currency',
    'PRV-01',
    'pays',
    standard,
    { match: { ...SOURCE, senders: ['browser'] }, patch: [{ path: 'currency', value: 'XTS' }] },
  ],
  [
    'accepts-an-early-order',
    'PRV-02',
    'order-too-early',
    standard,
    { match: { ...ORDER, senders: ['harness'] }, respond: { status: 201, body: { id: 'too-early' } } },
  ],
  [
    'order-is-blocked',
    'PRV-03',
    'pays',
    standard,
    { match: ORDER, patch: [{ path: 'state', value: 'blocked' }] },
  ],
  [
    'next-action-missing',
    'PRV-04',
    'pays',
    str,
    { match: ORDER, patch: [{ path: 'payment.session.nextAction', remove: true }] },
    {
      match: { method: 'GET', path: '/orders/[^/]+$' },
      patch: [{ path: 'payment.session.nextAction', remove: true }],
    },
  ],
  [
    'next-action-without-redirect',
    'PRV-04',
    'pays',
    str,
    {
      match: ORDER,
      patch: [{ path: 'payment.session.nextAction.action', value: 'show_payment_instructions' }],
    },
  ],
  [
    'instructions-of-another-source',
    'PRV-05',
    'pays',
    delayed,
    { match: ORDER, patch: [{ path: 'payment.session.nextAction.data.sourceId', value: 'another-source' }] },
  ],
  [
    'approval-is-not-told',
    'PRV-06',
    'pays',
    str,
    {
      match: { method: 'POST', path: '/orders/[^/]+/refresh$' },
      patch: [
        { path: 'state', value: 'pending_payment' },
        { path: 'payment.session.state', value: 'pending_redirect' },
      ],
    },
  ],
  [
    'funds-change-nothing',
    'PRV-09',
    'funds-arrive',
    delayed,
    {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'pending_payment' }],
    },
  ],
  [
    'expiry-changes-nothing',
    'PRV-10',
    'funds-never-arrive',
    delayed,
    {
      match: { method: 'GET', path: '/orders/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'pending_payment' }],
    },
  ],
  [
    'orders-a-checkout-twice',
    'PRV-11',
    'reload',
    standard,
    { match: { ...ORDER, senders: ['harness'] }, respond: { status: 201, body: { id: 'again' } } },
  ],
  [
    'detached-source-lives',
    'PRV-12',
    'removes-payment',
    standard,
    {
      match: { method: 'GET', path: '/sources/[^/]+$', senders: ['harness'] },
      patch: [{ path: 'state', value: 'chargeable' }],
    },
  ],
  [
    'error-without-a-type',
    'PRV-13',
    'order-too-early',
    standard,
    { match: { ...ORDER, status: 400 }, patch: [{ path: 'type', remove: true }] },
  ],
  ['any-key-will-do', 'PRV-14', 'keys', standard, { match: CHECKOUT, status: 200, patch: [] }],
  [
    'no-cors',
    'PRV-15',
    'migration',
    standard,
    {
      match: { method: 'GET', path: '/payments/payment-methods$', senders: ['shop'] },
      headers: { 'access-control-allow-origin': null },
    },
  ],
  [
    'preflight-refused',
    'PRV-15',
    'migration',
    standard,
    {
      match: { method: 'OPTIONS', path: '/payments/payment-methods$', senders: ['shop'] },
      respond: { status: 403, body: {} },
    },
  ],
  [
    'wrong-signature',
    'PRV-16',
    'webhooks',
    standard,
    {
      match: { method: 'POST', path: '/__webhooks$', senders: ['provider'] },
      headers: { 'digitalriver-signature': '0, bm90aGluZw==' },
    },
  ],
  [
    'member-missing',
    'PRV-17',
    'pays',
    standard,
    { match: CHECKOUT, patch: [{ path: 'liveMode', remove: true }] },
  ],
  [
    'payload-without-a-session-refused',
    'PRV-18',
    'migration',
    standard,
    {
      match: { ...SOURCE, senders: ['browser'] },
      times: 1,
      respond: {
        status: 400,
        body: {
          type: 'bad_request',
          errors: [{ code: 'missing_parameter', parameter: 'sessionId', message: 'A session is required.' }],
        },
      },
    },
  ],
  [
    'source-trigger-ignored',
    'PRV-19',
    'source-refused',
    standard,
    { match: { ...SOURCE, senders: ['browser'] }, patch: [{ path: 'state', value: 'chargeable' }] },
  ],
  [
    'charge-trigger-ignored',
    'PRV-20',
    'charge-refused-late',
    str,
    {
      match: { method: 'POST', path: '/orders/[^/]+/refresh$' },
      patch: [
        { path: 'state', value: 'accepted' },
        { path: 'payment.session.state', value: 'complete' },
      ],
    },
  ],
  [
    'wrong-last-digits',
    'PRV-21',
    'pays',
    typed,
    {
      match: { ...SOURCE, senders: ['browser'] },
      patch: [{ path: 'creditCard.lastFourDigits', value: '0000' }],
    },
  ],
  [
    'approval-not-announced',
    'PRV-22',
    'webhooks',
    rts,
    {
      match: {
        method: 'POST',
        path: '/__webhooks$',
        senders: ['provider'],
        where: { path: 'type', value: 'source.chargeable' },
      },
      patch: [{ path: 'type', value: 'source.updated' }],
    },
  ],
];

export const sdkFaults: readonly Fault[] = sdkRows.map(([id, trips, scenario, like]) => ({
  by: 'sdk',
  id,
  trips,
  scenario,
  like,
}));
export const portalFaults: readonly Fault[] = portalRows.map(([id, trips, scenario, like]) => ({
  by: 'portal',
  id,
  trips,
  scenario,
  like,
}));
export const apiFaults: readonly Fault[] = tapRows.map(([id, trips, scenario, like, ...interventions]) => ({
  by: 'tap',
  id,
  trips,
  scenario,
  like,
  interventions,
}));
