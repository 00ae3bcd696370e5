/** Determines where and why a story broke off. Errors of the harness are thrown again. */
import { shortMessage } from '../../harness/playwright-messages.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { UnknownPortal } from '../../pages/portal-page.ts';
import { AdapterError } from './adapter-error.ts';

export interface BrokenOff {
  readonly expected: string;
  readonly actual: string;
  /** Message of an error in the shop's adapter. */
  readonly adapter?: string;
  /** The adapter did not find a control on the page; the recording up to there is still judged. */
  readonly isControlMissing?: boolean;
}

/**
 * Plays the story.
 * @param hadOutage whether the target had an outage: it may break off a story at any step
 * @returns how it broke off, if it did
 */
export async function playStory(
  story: () => Promise<void>,
  hadOutage: () => Promise<boolean>,
): Promise<BrokenOff | undefined> {
  try {
    await story();
    return undefined;
  } catch (error) {
    if (error instanceof AdapterError)
      return {
        expected: "the adapter's verb to work",
        actual: error.message,
        adapter: error.message,
        isControlMissing: error.isControlMissing,
      };
    if (error instanceof UnknownPortal)
      return {
        expected: 'a portal that the harness knows',
        actual: error.message,
        adapter: error.message,
        isControlMissing: true,
      };
    if (error instanceof NotArrived) return { expected: error.expected, actual: error.actual };
    // if a control never appeared, the shopper did not arrive
    if (error instanceof Error && error.name === 'TimeoutError')
      return {
        expected: 'a control that can be used',
        actual: shortMessage(error.message),
      };
    if (error instanceof EnvironmentError || !(await hadOutage())) throw error;
    return { expected: 'the scenario played to its end', actual: String(error).split('\n')[0] ?? '' };
  }
}
