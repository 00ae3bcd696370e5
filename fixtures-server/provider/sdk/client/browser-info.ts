/** Data about the shopper's browser, which the SDK adds to a payload. */
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
