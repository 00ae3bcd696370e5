/**
 * What a fault is for: the rule it breaks, and the play in which that rule's check must catch it. The servers state it
 * beside the code of their faults, so that a fault is one edit. Of the rules they know the ids only.
 */
import type { Dialect } from '../contract/method.ts';
import type { RuleId } from '../contract/rules.ts';
import type { ScenarioId } from '../contract/scenarios.ts';
import type { Trait } from '../contract/traits.ts';

export interface FaultControl {
  readonly breaks: RuleId;
  readonly scenario: ScenarioId;
  /** Methods that can show it. */
  readonly methods: Trait;
  /** Why it cannot be made in a dialect, although the rule is judged there. */
  readonly notIn?: Partial<Record<Dialect, string>>;
}

/** A control of a fault that a server has under an id. */
export interface ServerControl<Id extends string> extends FaultControl {
  readonly id: Id;
}
