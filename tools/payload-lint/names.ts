/** Names and addresses that may be shown: all other content of a capture stays private. */
import { holdsKey, PUBLIC_KEYS, SECRET_KEYS } from '../../harness/keys.ts';

const MOST = 80;
/** Numbers as long as card or account numbers, and UUIDs (part of client secrets). */
const SECRET = /\d[\d -]{10,}\d|[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The name of a member: escaped, shortened, and hidden if it looks like a secret. */
export function safeName(name: string): string {
  if (holdsKey(name) || SECRET.test(name)) return '(a name that looks like a secret)';
  const shown = /^[\w.[\]$-]+$/.test(name) ? name : JSON.stringify(name).replaceAll(/[^\x20-\x7e]/g, escaped);
  return shown.length > MOST ? `${shown.slice(0, MOST)}…` : shown;
}

/** An address without query, fragment, user name and password. */
export function safeUrl(url: string): string {
  if (!URL.canParse(url)) return '(no address)';
  const { protocol, host, pathname } = new URL(url);
  const path = pathname
    .replaceAll(SECRET_KEYS, '…')
    .replaceAll(PUBLIC_KEYS, '…')
    .replaceAll(/\d{9,}/g, '…');
  const shown = `${protocol}//${host}${path}`;
  return shown.length > 3 * MOST ? `${shown.slice(0, 3 * MOST)}…` : shown;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
