/**
 * Base URL of the SDK: its script's address without the last part, so that a proxy before the provider needs no configuration.
 * Frames, API and hosted documents are relative to it.
 */
const TAIL = /\/v1\/DigitalRiver\.js(?:[?#].*)?$/;

/** The script element is only known during its first execution, so this is read immediately. */
function scriptUrl(): string {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && TAIL.test(currentScript.src)) return currentScript.src;
  return [...document.scripts].map(({ src }) => src).findLast((src) => TAIL.test(src)) ?? location.href;
}

export const BASE = scriptUrl().replace(TAIL, '');
export const SDK_ORIGIN = new URL(BASE).origin;
