/** A story: what the shopper does in a scenario, and the topics of which it takes notes for the checks. */
import type { Topic } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';

export interface Story {
  readonly topics: readonly Topic[];
  readonly play: (shopper: ShopperActions) => Promise<void>;
}

export function story(topics: readonly Topic[], play: Story['play']): Story {
  return { topics, play };
}
