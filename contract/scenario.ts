/** What a scenario is: what a shopper does, for which methods, and which rules are judged on it. */
import type { Need } from './abilities.ts';
import type { RuleId } from './rules.ts';
import type { Trait } from './traits.ts';

export type Integration = 'elements' | 'dropin';

/** Topics of scenarios: each has one scenario file and one spec file. */
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
  /** The integration; absent: elements. */
  readonly integration?: Integration;
  /** Action and outcome, to be read after a method's name: "declines at the portal". */
  readonly title: string;
  /** Methods it is played with. */
  readonly methods: Trait;
  /** Why it does not apply to other methods; absent for a scenario of every method. */
  readonly otherwise?: string;
  /** Played only with the first matching method of the run; this text says why that is enough. */
  readonly once?: string;
  /** Played by direct calls of the harness: the shop's integration does not matter. */
  readonly withoutShop?: true;
  /** Nobody pays, so the prerequisites of paying are not needed. */
  readonly withoutPaying?: true;
  readonly needs: readonly Need[];
  /** The rule that the scenario is for: it is played only in dialects that state this rule. */
  readonly about?: RuleId;
  /** Rules judged here, if they apply to the method. */
  readonly owes: readonly RuleId[];
  /**
   * The rules that the scenario is for, in the order of the story. If the story breaks off, the first of them without a result (or
   * the last one) is not exercised, even if everything seen so far is correct.
   */
  readonly goals: readonly RuleId[];
}

/** Scenarios of one topic, as its file lists them. */
export type ScenariosOfTopic = Readonly<Record<string, Omit<Scenario, 'topic'>>>;
