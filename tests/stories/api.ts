/** Stories without a purchase: the harness asks the provider what a merchant's back end must never ask. */
import { refusePayloads } from '../support/refused-payloads.ts';
import type { Tell } from './stories.ts';

export const apiStories = {
  'wrong-calls': async (shopper) => {
    const { merchant } = shopper.world;
    await merchant.ordersTooEarly(() => shopper.opensSession());
    await merchant.triesWrongKeys();
  },
  'refused-payloads': (shopper) => refusePayloads(shopper.world, () => shopper.opensSession()),
} satisfies Record<string, Tell>;
