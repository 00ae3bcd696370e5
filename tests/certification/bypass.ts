/** Detects a shop whose back end bypasses the tap: the SDK then uses a session that no recorded call created. */
import { EnvironmentError } from '../../harness/tap-client.ts';
import type { Observation } from './reading/observation.ts';

const NAMES_SESSION = /"(?:paymentSessionId|sessionId)":"[^"]/;

/** Whether the SDK used a payment session although no call of the back end passed through the tap. */
export function bypassesTap({ exchanges, sdkCalls }: Observation): boolean {
  if (exchanges.some(({ sender }) => sender === 'shop')) return false;
  const browser = exchanges.filter(({ sender }) => sender === 'browser').map(({ request }) => request.body);
  return [...browser, ...sdkCalls.map(({ args }) => args)].some((sent) =>
    NAMES_SESSION.test(JSON.stringify(sent ?? '')),
  );
}

/** @throws EnvironmentError if the back end bypasses the tap: then nothing can be judged */
export function assertUsesTap(seen: Observation, tapUrl: string): void {
  if (!bypassesTap(seen)) return;
  throw new EnvironmentError(
    `Your shop's back end does not call the API through the tap: the browser used a payment session, but no call of the back end was recorded. Set the API's address in your shop to ${tapUrl} (set DR_TAP_PORT to fix the port).`,
  );
}
