/** Stories without a purchase: the harness asks the provider what a merchant's back end must never ask. */
import { refusePayloads } from '../refused-payloads.ts';
import type { Story } from './stories.ts';

export const apiStories = {
  'refused-payloads': (shopper) => refusePayloads(shopper.world, () => shopper.opensSession()),
} satisfies Record<string, Story>;
