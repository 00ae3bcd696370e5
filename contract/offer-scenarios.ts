/** What the harness asks the SDK on a page with nothing else in it: no shop takes part. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

/** Effects played by the scenario `triggers`; a shopper who is challenged answers in scenarios of their own. */
const CHALLENGES: readonly string[] = ['challenges', 'challengesThenChargeFails'];

/** The test triggers of a method that need nobody at the keyboard. */
export function playableTriggers({ wire }: Method, dialect: Dialect): Method['wire']['triggers'] {
  return wire.triggers.filter(
    ({ effect, dialects }) => !CHALLENGES.includes(effect) && (dialects?.includes(dialect) ?? true),
  );
}

export const offerScenarios = {
  listed: {
    title: 'methods, banks and stores are asked for',
    appliesTo: (_method, dialect) => dialect === 'digital-river-api',
    otherwise: 'the calls are the same in both dialects: judged in the other',
    withoutShop: true,
    needs: [],
    owes: ['LST-01', 'LST-02', 'LST-03', 'LST-04', 'LST-05', 'LST-06'],
    goals: ['LST-01'],
  },
  triggers: {
    title: 'every documented test trigger is played',
    appliesTo: (method, dialect) =>
      dialect === 'digital-river-api' &&
      method.wire.createdBy === 'createSource' &&
      playableTriggers(method, dialect).length > 0,
    otherwise:
      'the documents name no test trigger for it that needs no shopper, or a button of the SDK makes its source',
    withoutShop: true,
    needs: [],
    owes: ['TRG-01', 'TRG-02', 'TRG-03'],
    goals: ['TRG-03'],
  },
} satisfies Record<string, Scenario>;
