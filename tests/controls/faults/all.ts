/** Every fault. */
import { accountFaults } from './account.ts';
import { apiOrdersFaults } from './api-orders.ts';
import { apiSourcesFaults } from './api-sources.ts';
import { contentFaults } from './content.ts';
import type { Fault } from './fault.ts';
import { portalFaults, sdkFaults } from './provider.ts';
import { returningFaults } from './returning.ts';
import { shopOrdersFaults } from './shop-orders.ts';
import { shopPagesFaults } from './shop-pages.ts';
import { shopRedirectsFaults } from './shop-redirects.ts';
import { subscriptionFaults } from './subscriptions.ts';

export const faults: readonly Fault[] = [
  ...shopOrdersFaults,
  ...shopRedirectsFaults,
  ...shopPagesFaults,
  ...sdkFaults,
  ...portalFaults,
  ...apiOrdersFaults,
  ...apiSourcesFaults,
  ...accountFaults,
  ...contentFaults,
  ...subscriptionFaults,
  ...returningFaults,
];
