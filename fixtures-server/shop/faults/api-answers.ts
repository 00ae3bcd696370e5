/** Faults in the handling of the API's answers and webhooks. */
import { z } from 'zod';
import type { Behaviour } from '../behaviour.ts';
import { silentOn } from './account.ts';
import { reference } from '../reference.ts';
import type { ServerControl } from '../../../harness/fault-control.ts';
import { paidAtOnce, fundsPushed } from '../../../harness/fault-methods.ts';

/** Members and states that a faulty shop treats as a complete list. */
const State = z.enum([
  'requires_source',
  'requires_confirmation',
  'pending_redirect',
  'pending_funds',
  'pending',
  'complete',
]);
const StrictAnswer = z.object({
  payment: z.object({
    session: z.strictObject({
      id: z.string(),
      state: State,
      clientSecret: z.string(),
      amountContributed: z.number(),
      amountRemainingToBeContributed: z.number(),
      nextAction: z.unknown(),
    }),
  }),
});
const StrictCart = z.object({
  cart: z.object({
    paymentSession: z.strictObject({
      id: z.string(),
      status: State,
      clientSecret: z.string(),
      redirectUrl: z.string().optional(),
      amountContributed: z.unknown(),
      amountRemainingToBeContributed: z.unknown(),
    }),
  }),
});

export const answerFaults = {
  'keeps-another-order-id': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), id: order.checkoutId ?? 'none' }),
  },
  'forgets-payment-state': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), paymentState: undefined }),
  },
  'forgets-fraud-state': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), fraudState: undefined }),
  },
  'ignores-accepted': {
    effectOf: (type) => (type === 'order.accepted' ? undefined : reference.effectOf(type)),
  },
  'cancels-without-a-word': silentOn('order.cancelled'),
  'ignores-cancelled': {
    effectOf: (type) =>
      ['order.cancelled', 'delayed_payment.expired'].includes(type) ? undefined : reference.effectOf(type),
  },
  'webhook-answers-500': { acknowledgement: () => 500 },
  'trusts-any-signature': { isSigned: () => true },
  'counts-duplicates': {
    isKnown: () => false,
    effectOf: (type) => {
      const effect = reference.effectOf(type);
      if (!effect) return undefined;
      const { once: _once, ...always } = effect;
      return always;
    },
  },
  'ignores-retry-after': { pauseAfter: () => 0 },
  'strict-reader': {
    tolerates: (answer) =>
      !hasSession(answer) || StrictAnswer.safeParse(answer).success || StrictCart.safeParse(answer).success,
  },
  'reads-status': {
    sessionState: ({ status, state }) => (typeof status === 'string' ? status : state),
  },
  'no-order-guard': {
    isPlaced: () => false,
    sessionState: () => 'requires_confirmation',
    script: () => 'no-order-guard',
  },
} satisfies Record<string, Partial<Behaviour>>;

export const answerControls: readonly ServerControl<keyof typeof answerFaults>[] = [
  { id: 'reads-status', breaks: 'SES-08', scenario: 'unknown-members', methods: paidAtOnce },
  {
    id: 'no-order-guard',
    breaks: 'ORD-01',
    scenario: 'double-click-and-reload',
    methods: paidAtOnce,
  },
  {
    id: 'keeps-another-order-id',
    breaks: 'ORD-07',
    scenario: 'double-click-and-reload',
    methods: 'paidByShopButton',
  },
  {
    id: 'forgets-payment-state',
    breaks: 'ORD-08',
    scenario: 'double-click-and-reload',
    methods: paidAtOnce,
  },
  {
    id: 'forgets-payment-state',
    breaks: 'ORD-08',
    scenario: 'funds-arrive',
    methods: fundsPushed,
  },
  {
    id: 'forgets-fraud-state',
    breaks: 'ORD-09',
    scenario: 'double-click-and-reload',
    methods: paidAtOnce,
  },
  {
    id: 'webhook-answers-500',
    breaks: 'WHK-01',
    scenario: 'double-click-and-reload',
    methods: 'paidByShopButton',
  },
  {
    id: 'trusts-any-signature',
    breaks: 'WHK-02',
    scenario: 'double-click-and-reload',
    methods: 'paidByShopButton',
  },
  {
    id: 'counts-duplicates',
    breaks: 'WHK-03',
    scenario: 'double-click-and-reload',
    methods: 'paidByShopButton',
  },
  {
    id: 'ignores-retry-after',
    breaks: 'LIM-01',
    scenario: 'api-errors-at-order',
    methods: paidAtOnce,
  },
  { id: 'strict-reader', breaks: 'TOL-01', scenario: 'unknown-members', methods: paidAtOnce },
  { id: 'ignores-accepted', breaks: 'DLY-03', scenario: 'funds-arrive', methods: fundsPushed },
  {
    id: 'ignores-cancelled',
    breaks: 'DLY-04',
    scenario: 'funds-never-arrive',
    methods: fundsPushed,
  },
  {
    id: 'cancels-without-a-word',
    breaks: 'DLY-05',
    scenario: 'funds-never-arrive',
    methods: fundsPushed,
  },
];

function hasSession(answer: unknown): boolean {
  const inCheckout = z.object({ payment: z.object({ session: z.unknown() }) });
  const inCart = z.object({ cart: z.object({ paymentSession: z.unknown() }) });
  return inCheckout.safeParse(answer).success || inCart.safeParse(answer).success;
}
