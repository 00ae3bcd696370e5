/** Scenarios of subscriptions that renew automatically. */
import type { ScenariosOfTopic } from '../scenario.ts';
import type { Trait } from '../traits.ts';

/** A typed-in card represents all methods that can be charged again. */
export const RECURRING_CARD: Trait = { all: ['cardFields', 'recurring', 'canBeSaved'] };
export const ONE_FOR_ALL =
  'the payment method makes no difference here: one method with card fields is enough';

export const subscriptionScenarios = {
  subscribes: {
    title: 'subscribes, then starts a second subscription',
    methods: RECURRING_CARD,
    otherwise: ONE_FOR_ALL,
    needs: ['account', 'subscriptions'],
    about: 'SUB-01',
    owes: [
      'SUB-01',
      'SUB-02',
      'SUB-03',
      'SUB-04',
      'SUB-05',
      'SUB-09',
      'SUB-10',
      'SUB-13',
      'SUB-14',
      'ORD-04',
    ],
    goals: ['ORD-04'],
  },
  'subscribes-for-a-term': {
    title: 'subscribes with a method that needs a start and an end date',
    methods: { all: ['tellsSubscriptionTimes', 'recurring'] },
    otherwise:
      "no document requires the method's payload to state when a subscription starts and ends, or the method cannot be charged again",
    needs: ['account', 'subscriptions'],
    about: 'SUB-06',
    owes: ['SUB-05', 'SUB-06', 'RDR-05'],
    goals: ['RDR-05'],
  },
  'dropin-subscribes': {
    title: 'presses pay without accepting the terms, then subscribes through Drop-in',
    methods: { all: [RECURRING_CARD, 'throughDropIn'] },
    otherwise: ONE_FOR_ALL,
    integration: 'dropin',
    needs: ['account', 'subscriptions', 'dropIn'],
    about: 'SUB-08',
    owes: ['SUB-05', 'SUB-07', 'SUB-08', 'SUB-09', 'SUB-11', 'SUB-12', 'ORD-04'],
    goals: ['ORD-04'],
  },
} satisfies ScenariosOfTopic;
