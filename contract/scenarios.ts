/** Every scenario, by id. A scenario that a method cannot play does not apply to it. */
import { type Scenario, type ScenariosOfTopic, type Topic, TOPICS } from './scenario.ts';
import { apiScenarios } from './scenarios/api.ts';
import { challengeScenarios } from './scenarios/challenge.ts';
import { dropInScenarios } from './scenarios/drop-in.ts';
import { instructionScenarios } from './scenarios/instructions.ts';
import { offerScenarios } from './scenarios/offers.ts';
import { orderScenarios } from './scenarios/orders.ts';
import { payloadScenarios } from './scenarios/payload.ts';
import { redirectScenarios } from './scenarios/redirect.ts';
import { savedSourceScenarios } from './scenarios/saved-sources.ts';
import { storeCreditScenarios } from './scenarios/store-credit.ts';
import { subscriptionScenarios } from './scenarios/subscriptions.ts';
import { taxScenarios } from './scenarios/tax.ts';

const byTopic = {
  orders: orderScenarios,
  payload: payloadScenarios,
  redirect: redirectScenarios,
  instructions: instructionScenarios,
  challenge: challengeScenarios,
  'saved-sources': savedSourceScenarios,
  'store-credit': storeCreditScenarios,
  'drop-in': dropInScenarios,
  subscriptions: subscriptionScenarios,
  tax: taxScenarios,
  offers: offerScenarios,
  api: apiScenarios,
} satisfies Record<Topic, ScenariosOfTopic>;

export type ScenarioId = { [T in Topic]: keyof (typeof byTopic)[T] }[Topic];

export const scenarios = Object.fromEntries(
  TOPICS.flatMap((topic) =>
    Object.entries<ScenariosOfTopic[string]>(byTopic[topic]).map(([id, scenario]) => [
      id,
      { topic, ...scenario },
    ]),
  ),
) as Readonly<Record<ScenarioId, Scenario>>;

export const scenarioIds = Object.keys(scenarios) as ScenarioId[];
