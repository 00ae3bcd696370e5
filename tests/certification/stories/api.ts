/** Stories without a purchase: the harness makes calls that a merchant's back end must never make. */
import { refusePayloads } from '../refused-payloads.ts';
import { harnessStep } from '../steps.ts';
import { type Story, story } from './story.ts';

export const apiStories = {
  'refused-payloads': story([], (shopper) =>
    harnessStep('The harness sends payloads that must be refused', () =>
      refusePayloads(shopper.world, () => shopper.makesCart()),
    ),
  ),
} satisfies Record<string, Story>;
