/** Faults of subscriptions and tax identifiers. */
import type { ServerControl } from '../../../harness/fault-control.ts';
import { cardTyped, redirectAfterOrder } from '../../../harness/fault-methods.ts';
import type { Behaviour } from '../behaviour.ts';
import { removeAt, setAt } from '../../../harness/json-path.ts';
import type { SubscriptionInfo } from '../state/purchase.ts';

/** Omits data of a subscription in a checkout. */
function without(...members: readonly (keyof SubscriptionInfo)[]): Partial<Behaviour> {
  return {
    subscriptionInfo: (info) =>
      Object.fromEntries(Object.entries(info).filter(([name]) => !members.some((member) => member === name))),
  };
}

export const subscriptionFaults = {
  'subscribes-on-its-own': {
    checkoutRequest: (request) => ({ ...request, chargeType: 'merchant_initiated' }),
  },
  'no-subscription-info': {
    checkoutRequest: (request) => {
      const short = structuredClone(request);
      removeAt(short, 'items.0.subscriptionInfo');
      return short;
    },
    sendTerms: () => Promise.resolve(),
  },
  'no-auto-renewal': without('autoRenewal'),
  'renews-too-late': {
    checkoutRequest: (request) => {
      const late = structuredClone(request);
      setAt(late, 'items.0.subscriptionInfo.autoRenewal', false);
      return late;
    },
  },
  'one-id-for-all': { subscriptionInfo: (info) => ({ ...info, subscriptionId: 'subscription' }) },
  'no-times': without('startTime', 'endTime'),
  'drops-renewal-terms': { sendTerms: () => Promise.resolve() },
  'no-renewal-terms': { asksForRenewal: () => false },
  'dropin-hides-terms': {
    asksForRenewal: () => false,
    dropinConfig: (config) => {
      const hidden = structuredClone(config);
      setAt(hidden, 'options.showTermsOfSaleDisclosure', false);
      return hidden;
    },
  },
  'forgets-ready-source': { maySave: () => false },
  'no-tax-number': { asksForTaxNumber: () => false },
  'forgets-tax-identifier': { keepTaxIdentifier: () => Promise.resolve() },
  'tax-identifier-not-applied': { applyTaxIdentifier: () => Promise.resolve() },
} satisfies Record<string, Partial<Behaviour>>;

export const subscriptionControls: readonly ServerControl<keyof typeof subscriptionFaults>[] = [
  { id: 'subscribes-on-its-own', breaks: 'SUB-01', scenario: 'subscribes', methods: cardTyped },
  { id: 'no-subscription-info', breaks: 'SUB-02', scenario: 'subscribes', methods: cardTyped },
  { id: 'no-auto-renewal', breaks: 'SUB-03', scenario: 'subscribes', methods: cardTyped },
  { id: 'one-id-for-all', breaks: 'SUB-04', scenario: 'subscribes', methods: cardTyped },
  { id: 'drops-renewal-terms', breaks: 'SUB-05', scenario: 'subscribes', methods: cardTyped },
  {
    id: 'drops-renewal-terms',
    breaks: 'SUB-05',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  {
    id: 'no-times',
    breaks: 'SUB-06',
    scenario: 'subscribes-for-a-term',
    methods: redirectAfterOrder,
  },
  { id: 'renews-too-late', breaks: 'SUB-07', scenario: 'dropin-subscribes', methods: cardTyped },
  {
    id: 'dropin-hides-terms',
    breaks: 'SUB-08',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  { id: 'forgets-ready-source', breaks: 'SUB-09', scenario: 'subscribes', methods: cardTyped },
  {
    id: 'forgets-ready-source',
    breaks: 'SUB-09',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  { id: 'no-renewal-terms', breaks: 'SUB-10', scenario: 'subscribes', methods: cardTyped },
  {
    id: 'no-tax-number',
    breaks: 'TAX-01',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  {
    id: 'forgets-tax-identifier',
    breaks: 'TAX-03',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
  {
    id: 'tax-identifier-not-applied',
    breaks: 'TAX-04',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
];
