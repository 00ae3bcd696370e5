/** Steps of a test in plain words, as the report shows them. */
import { test } from '@playwright/test';
import { STEP_ANNOTATIONS } from '../../contract/evidence.ts';

/** With a location, Playwright does not search the call stack for one: about 20 ms of a scenario. */
export const WITHOUT_STACK = { location: { file: import.meta.filename, line: 1, column: 1 } };

/** One action of the shopper or of another user, as one step of the test. */
export function step<T>(title: string, body: () => Promise<T>): Promise<T> {
  return test.step(title, body, WITHOUT_STACK);
}

/** One action of the harness, or of the provider that it plays. */
export function harnessStep<T>(title: string, body: () => Promise<T>): Promise<T> {
  return marked(STEP_ANNOTATIONS.harness, title, body);
}

/** The step that contains the checks. */
export function judgingStep<T>(title: string, body: () => Promise<T>): Promise<T> {
  return marked(STEP_ANNOTATIONS.judging, title, body);
}

/**
 * Reporters get only the title of a step, so annotations of the test mark the steps that are not actions of the
 * shopper.
 */
function marked<T>(type: string, title: string, body: () => Promise<T>): Promise<T> {
  test.info().annotations.push({ type, description: title });
  return test.step(title, body, WITHOUT_STACK);
}
