/** Steps of a test in plain words, as the report shows them. */
import { test } from '@playwright/test';

/** One action of the shopper, the harness or another user, as one step of the test. */
export function step<T>(title: string, body: () => Promise<T>): Promise<T> {
  return test.step(title, body);
}
