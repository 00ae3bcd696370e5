/**
 * The purpose of a fault: the rule that the fault breaks, and the scenario in which the rule's check must catch
 * it. The servers declare this next to the code of the fault, so that a new fault needs a change in only one
 * place. The servers know only the ids of rules.
 */
import type { Dialect } from '../contract/method.ts';
import type { RuleId } from '../contract/rules.ts';
import type { ScenarioId } from '../contract/scenarios.ts';
import type { Trait } from '../contract/traits.ts';

export interface FaultControl {
  readonly breaks: RuleId;
  readonly scenario: ScenarioId;
  /** Methods that can show the fault. */
  readonly methods: Trait;
  /** Why the fault is impossible in a dialect, although the rule is judged there. */
  readonly notIn?: Partial<Record<Dialect, string>>;
}

/** The control of a server's fault. */
export interface ServerControl<Id extends string> extends FaultControl {
  readonly id: Id;
}
