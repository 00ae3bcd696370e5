/** A story: the shopper's actions in a scenario, and the topics of notes that it records for the checks. */
import type { Dialect, Method } from '../../../contract/method.ts';
import type { Topic } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';

/** Milliseconds for each further purchase; the first one has the test's ordinary time. */
export const PER_PURCHASE = 30_000;

export interface Story {
  readonly topics: readonly Topic[];
  readonly play: (shopper: ShopperActions) => Promise<void>;
  /** Number of purchases, if there are many: the test gets more time for each. */
  readonly purchases?: (method: Method, dialect: Dialect) => number;
}

export function story(topics: readonly Topic[], play: Story['play'], purchases?: Story['purchases']): Story {
  return { topics, play, ...(purchases ? { purchases } : {}) };
}
