/**
 * Where the SDK came from: its script's own address without its tail, path prefixes kept. A proxy before the provider
 * therefore needs to be told nothing. Frames, API and hosted documents are all found from here.
 */
const TAIL = /\/v1\/DigitalRiver\.js(?:[?#].*)?$/;

/** The script is only known while it runs for the first time, so this is asked for at once. */
function scriptUrl(): string {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && TAIL.test(currentScript.src)) return currentScript.src;
  return [...document.scripts].map(({ src }) => src).findLast((src) => TAIL.test(src)) ?? location.href;
}

export const BASE = scriptUrl().replace(TAIL, '');
export const SDK_ORIGIN = new URL(BASE).origin;
