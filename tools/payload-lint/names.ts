/** Names and addresses as they may be shown: what a capture holds besides is nobody's business. */

const MOST = 80;
/** Keys, and numbers long enough to be a card's or an account's. */
const SECRET = /[ps]k_(test|live)_|\d[\d -]{10,}\d|[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The name of a member: escaped, shortened, and hidden where it looks like a secret. */
export function safeName(name: string): string {
  if (SECRET.test(name)) return '(a name that looks like a secret)';
  const shown = /^[\w.[\]$-]+$/.test(name) ? name : JSON.stringify(name).replaceAll(/[^\x20-\x7e]/g, escaped);
  return shown.length > MOST ? `${shown.slice(0, MOST)}…` : shown;
}

/** An address without query, fragment, user name and password. */
export function safeUrl(url: string): string {
  if (!URL.canParse(url)) return '(no address)';
  const { protocol, host, pathname } = new URL(url);
  const path = pathname.replaceAll(/[ps]k_(test|live)_\w+|\d{9,}/g, '…');
  const shown = `${protocol}//${host}${path}`;
  return shown.length > 3 * MOST ? `${shown.slice(0, 3 * MOST)}…` : shown;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
