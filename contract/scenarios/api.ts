/** Scenarios of the API's behaviour: errors at the order, unknown members, and the documented test triggers. */
import type { ScenariosOfTopic } from '../scenario.ts';
import { ANY_METHOD } from '../traits.ts';

export const apiScenarios = {
  'api-errors-at-order': {
    title: 'orders while the API answers 429, 400, 409, then times out',
    methods: ANY_METHOD,
    needs: [],
    owes: ['LIM-01', 'ORD-01', 'ORD-02', 'ORD-06', 'ORD-11'],
    goals: ['ORD-02', 'ORD-01'],
  },
  'unknown-members': {
    title: 'pays while the API sends unknown members and values',
    methods: ANY_METHOD,
    needs: [],
    owes: ['TOL-01', 'SES-08'],
    goals: ['TOL-01'],
  },
  triggers: {
    title: 'uses every documented test trigger, with the documented effect',
    methods: 'hasTriggers',
    otherwise: 'the documents describe no test trigger for the method',
    withoutShop: true,
    needs: [],
    owes: ['TRG-01', 'TRG-02', 'TRG-03'],
    goals: ['TRG-03'],
  },
} satisfies ScenariosOfTopic;
