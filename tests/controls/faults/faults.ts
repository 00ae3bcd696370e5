import { apiFaults } from './api.ts';
import { portalFaults, sdkFaults } from './provider.ts';
import { accountFaults } from './account.ts';
import { contentFaults } from './content.ts';
import { shopFaults } from './shop.ts';
import { subscriptionFaults } from './subscriptions.ts';

export const faults = [
  ...shopFaults,
  ...sdkFaults,
  ...portalFaults,
  ...apiFaults,
  ...accountFaults,
  ...contentFaults,
  ...subscriptionFaults,
];
