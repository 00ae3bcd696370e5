/** A story: what the shopper does in a scenario, and the topics of which it takes notes for the checks. */
import type { Dialect, Method } from '../../../contract/method.ts';
import type { Topic } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';

/** Milliseconds that one of many purchases may take; the first of them has the test's ordinary time. */
export const PER_PURCHASE = 30_000;

export interface Story {
  readonly topics: readonly Topic[];
  readonly play: (shopper: ShopperActions) => Promise<void>;
  /** How many purchases it makes for a method, where these are many: its test has more time for each. */
  readonly purchases?: (method: Method, dialect: Dialect) => number;
}

export function story(topics: readonly Topic[], play: Story['play'], purchases?: Story['purchases']): Story {
  return { topics, play, ...(purchases ? { purchases } : {}) };
}
