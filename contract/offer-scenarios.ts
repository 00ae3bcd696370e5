/** What the harness asks the API, and the SDK on a page with nothing else in it: no shop takes part. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

/** The test triggers that a method has in a dialect. */
export function triggersOf({ wire }: Method, dialect: Dialect): Method['wire']['triggers'] {
  return wire.triggers.filter(({ dialects }) => dialects?.includes(dialect) ?? true);
}

export const offerScenarios = {
  'without-shop': {
    title: 'an order comes too early, keys are wrong, and methods, banks and stores are asked for',
    appliesTo: () => true,
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
    ],
    goals: ['PRV-02', 'PRV-14', 'LST-01'],
  },
  triggers: {
    title: 'every documented test trigger is played',
    appliesTo: (method, dialect) => triggersOf(method, dialect).length > 0,
    otherwise: 'the documents name no test trigger for it',
    withoutShop: true,
    needs: [],
    owes: ['TRG-01', 'TRG-02', 'TRG-03'],
    goals: ['TRG-03'],
  },
} satisfies Record<string, Scenario>;
