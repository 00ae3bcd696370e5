/** Scenarios of API and SDK before a payment: the harness calls them directly, without a shop. */
import type { ScenariosOfTopic } from '../scenario.ts';
import { ANY_METHOD } from '../traits.ts';

export const offerScenarios = {
  'direct-calls': {
    title: 'orders too early, uses wrong keys, and lists methods, banks and stores',
    methods: ANY_METHOD,
    withoutShop: true,
    withoutPaying: true,
    needs: [],
    owes: [
      'SES-01',
      'PRV-02',
      'PRV-13',
      'PRV-14',
      'LST-01',
      'LST-02',
      'LST-03',
      'LST-04',
      'LST-05',
      'LST-06',
      'LST-07',
      'LST-08',
    ],
    goals: ['PRV-02', 'PRV-14', 'LST-01'],
  },
} satisfies ScenariosOfTopic;
