/** Faults in the content of the shop's pages, and secrets in them. */
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import type { ServerControl } from '../../../harness/fault-control.ts';
import { paidAtOnce, redirectAfterOrder, fundsPushed } from '../../../harness/fault-methods.ts';

export const shownPageFaults = {
  'accepted-as-failure': {
    orderOutcome: (order) => (order.state === 'accepted' ? { is: 'failed' } : reference.orderOutcome(order)),
  },
  'shows-error-code': {
    messageFor: (errors) => errors.map(({ code, message }) => `${code ?? ''}: ${message ?? ''}`).join(' '),
  },
  'pending-as-failure': { isPaid: ({ state }) => state === 'accepted' || state === 'in_review' },
  'no-instructions': { instructions: () => undefined },
  'instructions-of-another-source': {
    instructions: (action) => {
      const right = reference.instructions(action);
      if (!right) return undefined;
      const sourceId = right.sourceId.split('').reverse().join('');
      return { sourceId, sourceClientSecret: right.sourceClientSecret.replace(right.sourceId, sourceId) };
    },
  },
  'secret-key-in-page': { paymentData: (data, { secretKey }) => ({ ...data, secretKey }) },
  'secret-key-in-storage': {
    // not in the page, so that it is found only in storage
    paymentData: (data, { secretKey }) => ({ ...data, secretKey: btoa(secretKey) }),
    script: () => 'secret-key-in-storage',
  },
  'no-legal-footer': { entity: () => undefined },
  'another-entity': {
    entity: (purchase) =>
      reference.entity(purchase) === 'DR_INC-ENTITY' ? 'DR_IRELAND-ENTITY' : 'DR_INC-ENTITY',
  },
  'no-disclosure': { asksForDisclosure: () => false },
  'no-terms': { asksForTerms: () => false },
  'stale-totals': { reviewed: (_latest, { first }) => first },
  'uses-secret-key': { paymentData: (data, { secretKey }) => ({ ...data, publicKey: secretKey }) },
} satisfies Record<string, Partial<Behaviour>>;

export const shownPageControls: readonly ServerControl<keyof typeof shownPageFaults>[] = [
  { id: 'uses-secret-key', breaks: 'SRC-06', scenario: 'pays', methods: paidAtOnce },
  { id: 'accepted-as-failure', breaks: 'ORD-04', scenario: 'pays', methods: paidAtOnce },
  {
    id: 'shows-error-code',
    breaks: 'ORD-06',
    scenario: 'api-errors-at-order',
    methods: paidAtOnce,
  },
  {
    id: 'pending-as-failure',
    breaks: 'RDR-10',
    scenario: 'charge-stays-pending',
    methods: redirectAfterOrder,
  },
  {
    id: 'instructions-of-another-source',
    breaks: 'DLY-01',
    scenario: 'pays',
    methods: fundsPushed,
  },
  { id: 'no-instructions', breaks: 'DLY-02', scenario: 'pays', methods: fundsPushed },
  { id: 'secret-key-in-page', breaks: 'SEC-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'secret-key-in-storage', breaks: 'SEC-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-terms', breaks: 'UI-01', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'no-terms', breaks: 'UI-01', scenario: 'dropin-pays', methods: redirectAfterOrder },
  { id: 'stale-totals', breaks: 'UI-02', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-legal-footer', breaks: 'UI-03', scenario: 'pays', methods: paidAtOnce },
  { id: 'another-entity', breaks: 'UI-03', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-disclosure', breaks: 'UI-04', scenario: 'pays', methods: paidAtOnce },
];
