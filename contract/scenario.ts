/** The type of a scenario: what a shopper does, for which methods, and which rules are judged. */
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
  /** Action and outcome. The title follows a method's name, e.g. "declines at the portal". */
  readonly title: string;
  /** Methods with which the scenario is played. */
  readonly methods: Trait;
  /** Why the scenario does not apply to other methods; absent if it applies to all methods. */
  readonly otherwise?: string;
  /**
   * If present, the scenario is played only with the first matching method of the run; the text says why one
   * method is enough.
   */
  readonly once?: string;
  /** The harness itself makes the calls, so the shop's integration does not matter. */
  readonly withoutShop?: true;
  /** No payment takes place, so abilities that only a payment needs are not required. */
  readonly withoutPaying?: true;
  readonly needs: readonly Need[];
  /** The rule for which the scenario exists: it is played only in dialects that have this rule. */
  readonly about?: RuleId;
  /** Rules judged here, if they apply to the method. */
  readonly owes: readonly RuleId[];
  /**
   * The main rules of the scenario, in the order of the story. If the story breaks off, the first of them
   * without a result (or the last one) is not exercised, even if everything seen so far is correct.
   */
  readonly goals: readonly RuleId[];
}

/** Scenarios of one topic, as its file lists them. */
export type ScenariosOfTopic = Readonly<Record<string, Omit<Scenario, 'topic'>>>;
