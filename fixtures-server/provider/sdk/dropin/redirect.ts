/** Opens the provider in a new window, and waits for the shopper's decision. */
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import type { Host } from './host.ts';

/** Polling interval for the decision, in milliseconds. */
const PAUSE = 250;

/** Must be called in the click handler: browsers block other pop-up windows. */
export function openWindow(): Window | null {
  return window.open('', '_blank', 'popup,width=520,height=760');
}

/** @returns the source when it is approved or has failed; undefined: the shopper cancelled */
export async function approvedSource(
  host: Host,
  source: JsonObject,
  opened: Window | null,
): Promise<SourceResult | undefined> {
  const { redirectUrl } = source.redirect as JsonObject;
  if (!opened || typeof redirectUrl !== 'string' || !/^https?:/i.test(redirectUrl)) return undefined;
  opened.location.href = redirectUrl;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    // checked first: a decision just before the window closed still counts
    const { closed } = opened;
    const result = await host.retrieveSource(String(source.id), String(source.clientSecret));
    if (result.error || result.source?.state !== 'pending_redirect') {
      opened.close();
      return result;
    }
    if (closed) return undefined;
  }
}
