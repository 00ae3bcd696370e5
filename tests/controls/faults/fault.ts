/** A fault: one deliberate violation, the rule it breaks, and the scenario in which the rule's check must catch it. */
import type { PortalFaultId } from '../../../fixtures-server/provider/portal/faults.ts';
import type { SdkFaultId } from '../../../fixtures-server/provider/sdk/shared/faults.ts';
import type { ShopFaultId } from '../../../fixtures-server/shop/faults/faults.ts';
import type { FaultControl } from '../../../harness/fault-control.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';

export type { ShopFaultId };

/** How a fault is switched on: by its id in one of our servers, or by an intervention in the tap. */
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

export type Fault = FaultSwitch & FaultControl;
