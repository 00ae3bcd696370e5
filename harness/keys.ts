/**
 * The forms of the API's keys: a kind (`pk` public, `sk` secret, `rk` restricted), a purpose, and the key
 * itself. The documents show the purposes `test`, `sys` and `hc`; production uses `live`. A restricted key has
 * the rights of a secret key for some resources, so it is treated like a secret key.
 */
const PURPOSE = '(?:test|live|sys|hc)';
/** The part after the kind; keys of the Commerce API have no purpose. */
const REST = `(?:${PURPOSE}_\\w{1,4096}|[0-9a-f]{32})`;
/** No letter or digit may precede a key: the word `task_test_1` contains no key. */
const BEFORE = '(?<![A-Za-z0-9])';

/** All secret and restricted keys in a text, in any case, for replacing them; bounded, since V8 cannot match `\w+` over megabytes. */
export const SECRET_KEYS = new RegExp(`${BEFORE}[sr]k_${REST}`, 'gi');
/** All public keys in a text, for replacing them. */
export const PUBLIC_KEYS = new RegExp(`${BEFORE}pk_${REST}`, 'gi');

const SECRET_KEY = new RegExp(SECRET_KEYS.source);
/** Longer than a placeholder: real keys have 32 characters after their prefix. */
const LONG_SECRET_KEY = new RegExp(`${BEFORE}[sr]k_${PURPOSE}_\\w{12,}|${BEFORE}[sr]k_[0-9a-f]{32}`);
const KEY = new RegExp(`${BEFORE}[psr]k_(?:${PURPOSE}_|[0-9a-f]{32})`, 'i');

/**
 * Whether a text contains a secret or restricted key. @param options.long ignores placeholders: `sk_test_xxx`
 */
export function holdsSecretKey(text: string, { long = false }: { readonly long?: boolean } = {}): boolean {
  return (long ? LONG_SECRET_KEY : SECRET_KEY).test(text);
}

/** Whether a text contains the beginning of any key, in upper or lower case. */
export function holdsKey(text: string): boolean {
  return KEY.test(text);
}

/** The kind of a key by its prefix; undefined for another form, which some accounts use. */
export function kindOfKey(key: string): 'public' | 'secret' | undefined {
  if (key.startsWith('pk_')) return 'public';
  return /^[sr]k_/.test(key) ? 'secret' : undefined;
}

export function isLiveKey(key: string): boolean {
  return /^[psr]k_live_/.test(key);
}
