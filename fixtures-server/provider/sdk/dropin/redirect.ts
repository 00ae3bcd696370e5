/** Takes the shopper to the provider in a window of its own, and waits there for the decision. */
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import type { Host } from './host.ts';

/** Between two questions whether the shopper has decided, in milliseconds. */
const PAUSE = 250;

/** Must be called while the shopper's press is being handled: browsers block windows that open by themselves. */
export function openWindow(): Window | null {
  return window.open('', '_blank', 'popup,width=520,height=760');
}

/** @returns the source once it is approved or has failed; undefined: the shopper turned back */
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
    // asked before: a decision made just before the window closed still counts
    const { closed } = opened;
    const result = await host.retrieveSource(String(source.id), String(source.clientSecret));
    if (result.error || result.source?.state !== 'pending_redirect') {
      opened.close();
      return result;
    }
    if (closed) return undefined;
  }
}
