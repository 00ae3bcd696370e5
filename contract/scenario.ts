/** What a scenario is: what a shopper does, for which methods, and which rules are judged on it. */
import type { Need } from './abilities.ts';
import type { RuleId } from './rules.ts';
import type { Trait } from './traits.ts';

export type Integration = 'elements' | 'dropin';

/** What scenarios are about: one file of scenarios, and one of tests, for each. */
export const TOPICS = [
  'orders',
  'payload',
  'redirect',
  'instructions',
  'challenge',
  'saved-sources',
  'store-credit',
  'drop-in',
  'subscriptions',
  'tax',
  'offers',
  'api',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Scenario {
  readonly topic: Topic;
  /** How the shop takes payment; absent: through elements. */
  readonly integration?: Integration;
  /** What the shopper does and what comes of it, to be read after a method's name: "declines at the portal". */
  readonly title: string;
  /** Methods it is played with. */
  readonly methods: Trait;
  /** Why it does not apply to the other methods; a scenario for every method has none. */
  readonly otherwise?: string;
  /** Played with one method only, the first of the run that fits: why it stands for the others. */
  readonly once?: string;
  /** Played by calls of the harness's own: how the shop integrates the method does not matter. */
  readonly withoutShop?: true;
  /** Nobody pays: what paying alone needs is not needed. */
  readonly withoutPaying?: true;
  readonly needs: readonly Need[];
  /** The rule it was made for: where a dialect does not state it, the scenario is not played. */
  readonly about?: RuleId;
  /** Rules judged here, where they are owed for the method. */
  readonly owes: readonly RuleId[];
  /**
   * What the scenario is for, in the order of the story: the first of these rules that is owed and not met yet, or the last
   * one, is not exercised when the story breaks off, even where all that was seen is right.
   */
  readonly goals: readonly RuleId[];
}

/** Scenarios of one topic, as its file lists them. */
export type ScenariosOfTopic = Readonly<Record<string, Omit<Scenario, 'topic'>>>;
