/** A fault: one deliberate violation, the rule it breaks, and the scenario in which the rule's check must catch it. */
import type { Dialect } from '../../../contract/method.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Trait } from '../../../contract/traits.ts';
import type { PortalFaultId, SdkFaultId, ShopFaultId } from '../../../harness/fault-ids.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';

/** What switches a fault on: its id where a server of ours has the fault, or what the tap changes on the way. */
export type FaultSwitch =
  | { readonly by: 'shop'; readonly id: ShopFaultId }
  | { readonly by: 'sdk'; readonly id: SdkFaultId }
  | { readonly by: 'portal'; readonly id: PortalFaultId }
  /** Between shop, browser and API: works against any provider. */
  | {
      readonly by: 'tap';
      readonly id: string;
      readonly changes: Change | ((tools: DialectTools) => Change | readonly Change[]);
    };

export type Fault = FaultSwitch & {
  readonly breaks: RuleId;
  readonly scenario: ScenarioId;
  /** Methods that can show it. */
  readonly methods: Trait;
  /** Why it cannot be made in a dialect, although the rule is judged there. */
  readonly notIn?: Partial<Record<Dialect, string>>;
};
