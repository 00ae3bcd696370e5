/**
 * The purpose of a fault: the rule it breaks, and the scenario in which that rule's check must catch it. The servers state it
 * beside the code of the fault, so that a new fault is one edit. They only know the ids of rules.
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
  /** Why the fault is impossible in a dialect, although the rule is judged there. */
  readonly notIn?: Partial<Record<Dialect, string>>;
}

/** The control of a server's fault. */
export interface ServerControl<Id extends string> extends FaultControl {
  readonly id: Id;
}
