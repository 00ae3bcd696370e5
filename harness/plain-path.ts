/** Samples of the Commerce API write a path in several forms: with a format suffix, and without the version. */

/**
 * The form in which paths are compared: `/shoppers/me/carts/active/submit-cart.json` is
 * `/v1/shoppers/me/carts/active/submit-cart`.
 * @param path path or URL, without query
 */
export function plainPath(path: string): string {
  return path
    .replace(/(?<=\/(shoppers|oauth20)\/.*)\.json$/, '')
    .replace(/(?<!\/v1|\/)\/shoppers(?=\/|$)/, '/v1/shoppers');
}
