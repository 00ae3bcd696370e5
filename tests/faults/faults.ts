import { apiFaults, portalFaults, sdkFaults } from './provider.ts';
import { shopFaults } from './shop.ts';

export const faults = [...shopFaults, ...sdkFaults, ...portalFaults, ...apiFaults];
