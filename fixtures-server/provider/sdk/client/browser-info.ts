/** What the API wants to know of the shopper's browser; the SDK adds it to a payload, the shop does not. */
import type { JsonObject } from '../shared/messages.ts';

export function browserInfo(): JsonObject {
  return {
    language: navigator.language,
    colorDepth: screen.colorDepth,
    screenHeight: screen.height,
    screenWidth: screen.width,
    timeZoneOffset: new Date().getTimezoneOffset(),
    javaEnabled: false,
    referrer: document.referrer,
  };
}
