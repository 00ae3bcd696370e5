/** Addresses in text that others wrote. */

/** Not with `URL.canParse`: once optimized, that of Node 20 refuses host names such as `münchen.example`. */
export function addressOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
