/** All faults: those of our servers (declared next to their code) and those of the tap. */
import { portalControls, portalFaults } from '../../../fixtures-server/provider/portal/faults.ts';
import { faults as sdkFaults, sdkControls } from '../../../fixtures-server/provider/sdk/shared/faults.ts';
import { shopControls, shopFaultIds } from '../../../fixtures-server/shop/faults/faults.ts';
import { accountFaults } from './account.ts';
import { apiOrdersFaults } from './api-orders.ts';
import { apiSourcesFaults } from './api-sources.ts';
import { contentFaults } from './content.ts';
import type { Fault } from './fault.ts';
import { settledFaults } from './settled.ts';
import { subscriptionFaults } from './subscriptions.ts';

export const faults: readonly Fault[] = [
  ...shopControls.map((control) => ({ by: 'shop', ...control }) as const),
  ...sdkControls.map((control) => ({ by: 'sdk', ...control }) as const),
  ...portalControls.map((control) => ({ by: 'portal', ...control }) as const),
  ...apiOrdersFaults,
  ...apiSourcesFaults,
  ...accountFaults,
  ...contentFaults,
  ...subscriptionFaults,
  ...settledFaults,
];

/** Ids of the faults that our servers can switch on. */
export const switchableIds: readonly string[] = [
  ...shopFaultIds,
  ...Object.keys(sdkFaults),
  ...Object.keys(portalFaults),
];
