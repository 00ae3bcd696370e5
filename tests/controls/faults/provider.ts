/** Faults of the SDK (another bundle of it) and of the portal. */
import type { Fault } from './fault.ts';
import { cardTyped, fundsPushed, paidAtOnce, redirectAfterOrder, redirectBeforeOrder } from './methods.ts';

export const sdkFaults: readonly Fault[] = [
  { by: 'sdk', id: 'adds-amount', breaks: 'SDK-08', scenario: 'pays', methods: redirectAfterOrder },
  { by: 'sdk', id: 'drops-member', breaks: 'SDK-01', scenario: 'pays', methods: paidAtOnce },
  { by: 'sdk', id: 'wrong-key', breaks: 'SDK-02', scenario: 'pays', methods: paidAtOnce },
  { by: 'sdk', id: 'resolves-both-null', breaks: 'SDK-03', scenario: 'pays', methods: paidAtOnce },
  { by: 'sdk', id: 'failed-as-source', breaks: 'SDK-04', scenario: 'source-refused', methods: paidAtOnce },
  { by: 'sdk', id: 'leaks-card-number', breaks: 'SDK-05', scenario: 'pays', methods: cardTyped },
  { by: 'sdk', id: 'omits-method', breaks: 'SDK-06', scenario: 'pays', methods: paidAtOnce },
  { by: 'sdk', id: 'wrong-session', breaks: 'SDK-06', scenario: 'pays', methods: paidAtOnce },
  {
    by: 'sdk',
    id: 'says-nothing-of-storage',
    breaks: 'DRP-04',
    scenario: 'dropin-pays',
    methods: paidAtOnce,
  },
  {
    by: 'sdk',
    id: 'cancels-without-a-name',
    breaks: 'DRP-05',
    scenario: 'dropin-redirects',
    methods: redirectAfterOrder,
  },
  { by: 'sdk', id: 'foreign-reference', breaks: 'SDK-07', scenario: 'pays', methods: fundsPushed },
  { by: 'sdk', id: 'wrong-amount', breaks: 'SDK-07', scenario: 'pays', methods: fundsPushed },
];

export const portalFaults: readonly Fault[] = [
  {
    by: 'portal',
    id: 'approve-does-not-authorize',
    breaks: 'PRV-06',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  {
    by: 'portal',
    id: 'approve-does-not-authorize',
    breaks: 'PRV-06',
    scenario: 'pays',
    methods: redirectBeforeOrder,
  },
  {
    by: 'portal',
    id: 'decline-authorizes',
    breaks: 'PRV-07',
    scenario: 'declines',
    methods: redirectAfterOrder,
  },
  {
    by: 'portal',
    id: 'decline-authorizes',
    breaks: 'PRV-07',
    scenario: 'declines',
    methods: redirectBeforeOrder,
  },
  { by: 'portal', id: 'returns-elsewhere', breaks: 'PRV-08', scenario: 'pays', methods: redirectAfterOrder },
  { by: 'portal', id: 'drops-query', breaks: 'PRV-08', scenario: 'pays', methods: redirectAfterOrder },
];
