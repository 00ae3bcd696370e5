/** Deliberate violations to do with subscriptions and tax identifiers. */
import type { ShopFaultId } from '../../../harness/fault-ids.ts';
import type { Behaviour } from '../behaviour.ts';
import { removeAt, setAt } from '../../../harness/json-path.ts';
import type { SubscriptionInfo } from '../state/purchase.ts';

/** Tells a checkout less of a subscription. */
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
  'sends-wrong-tax-number': { script: () => 'sends-wrong-tax-number' },
  'forgets-tax-identifier': { keepTaxIdentifier: () => Promise.resolve() },
  'tax-identifier-not-applied': { applyTaxIdentifier: () => Promise.resolve() },
} satisfies Partial<Record<ShopFaultId, Partial<Behaviour>>>;
