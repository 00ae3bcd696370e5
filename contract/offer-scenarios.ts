/** What the harness asks the SDK on a page with nothing else in it: no shop takes part. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

/** The test triggers that a method has in a dialect. */
export function triggersOf({ wire }: Method, dialect: Dialect): Method['wire']['triggers'] {
  return wire.triggers.filter(({ dialects }) => dialects?.includes(dialect) ?? true);
}

export const offerScenarios = {
  listed: {
    title: 'methods, banks and stores are asked for',
    appliesTo: () => true,
    withoutShop: true,
    needs: [],
    owes: ['LST-01', 'LST-02', 'LST-03', 'LST-04', 'LST-05', 'LST-06'],
    goals: ['LST-01'],
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
