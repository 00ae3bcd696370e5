/**
 * Takes secrets out of text that others wrote: step titles, errors, output, attachments. Card numbers and keys are known
 * wherever they stand. A security code of three digits is not: it is masked only where something was typed into a field.
 */
import { stripVTControlCharacters } from 'node:util';
import { Masker, type Secret } from '../../harness/masking.ts';
import { isCookieHeader, replaceCookies, type SecretKind } from '../../harness/secret-forms.ts';
import { SharedSecrets } from '../../harness/shared-secrets.ts';
import { replaceFieldDigits, replaceTyped } from '../../harness/playwright-messages.ts';

export interface KnownSecrets {
  readonly runKey: string;
  readonly secretKey: string;
  readonly publicKey: string;
  readonly shopperToken?: string | undefined;
  readonly webhookPassword?: string | undefined;
  readonly cards: readonly { readonly number: string; readonly securityCode?: string | undefined }[];
}

/** What one types one key at a time is masked without a token: a digit's token would tell which digit it is. */
const DIGIT = '•';
/** Members that may hold what was typed, in trace and payload. */
const HOLDS_TYPED = /"(?:value|text|key|__playwright_value_|cvv|cvc|securityCode)":/;
const NAMED_CODE = /(\b(?:cvv|cvc|securityCode|security_code)\b[\\"'`]*\s*[:=]\s*[\\"'`]*)(\d{3,4})\b/gi;

export class Scrubber {
  readonly masker: Masker;
  readonly #secrets: KnownSecrets;
  readonly #codes: ReadonlySet<string>;
  readonly #shared: SharedSecrets<SecretKind>;
  /** Names of members and of steps come by the thousand. */
  readonly #seen = new Map<string, string>();
  #sharedThen = 0;

  /** @param shared secrets that all scrubbers of the run know */
  constructor(secrets: KnownSecrets, shared = new SharedSecrets<SecretKind>()) {
    this.#secrets = secrets;
    this.#shared = shared;
    this.#codes = new Set(secrets.cards.flatMap(({ securityCode }) => securityCode ?? []));
    this.masker = new Masker(secrets.runKey, shared);
    this.masker.add('token', secrets.runKey);
    this.masker.add('secretKey', secrets.secretKey);
    this.masker.add('publicKey', secrets.publicKey);
    this.masker.add('shopperToken', secrets.shopperToken);
    this.masker.add('password', secrets.webhookPassword);
    for (const { number } of secrets.cards)
      for (const written of writings(number)) this.masker.add('cardNumber', written);
  }

  /** One that may learn secrets of its own without teaching them to this one. */
  fork(learnt: readonly Secret[] = []): Scrubber {
    const own = new Scrubber(this.#secrets, this.#shared);
    for (const { kind, value } of [...this.masker.secrets, ...learnt]) own.masker.add(kind, value);
    return own;
  }

  text(text: string): string {
    if (this.#sharedThen !== this.#shared.size) this.#seen.clear();
    this.#sharedThen = this.#shared.size;
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    const clean = this.#scrubbed(text);
    if (text.length <= 200 && this.#seen.size < 20_000) this.#seen.set(text, clean);
    return clean;
  }

  #scrubbed(text: string): string {
    // colours are taken out only where they hide a secret
    const masked = this.masker.text(this.#hidden(text) ? stripVTControlCharacters(text) : text);
    const untyped = replaceTyped(masked, { typed: (value) => this.typed(value), pressed });
    const uncoded = untyped.replaceAll(
      NAMED_CODE,
      (_, name: string, value: string) => name + this.masker.token('securityCode', value),
    );
    return replaceFieldDigits(uncoded, (value) => this.typed(value));
  }

  /** A value that was put into a field. */
  typed(value: string): string {
    if (this.#codes.has(value)) return this.masker.token('securityCode', value);
    return this.masker.text(value);
  }

  /** Learns the secrets that a JSON body names as such. */
  learn(body: unknown): void {
    this.masker.learn(body);
    this.#seen.clear();
  }

  /** A JSON value, its strings and numbers scrubbed, names included. */
  json(value: unknown): unknown {
    return this.#isClean(JSON.stringify(value) ?? '') ? value : this.#copy(value);
  }

  /** One look at the whole is much quicker than one at every string of it. */
  #isClean(text: string): boolean {
    return !HOLDS_TYPED.test(text) && this.masker.text(text) === text;
  }

  #copy(value: unknown, name = ''): unknown {
    if (typeof value === 'string') return this.#member(name, value);
    if (typeof value === 'number') {
      const text = String(value);
      const masked = this.masker.text(text);
      return masked === text ? value : masked;
    }
    if (Array.isArray(value))
      return value.map((item) => this.#copy(name === 'cookies' ? hidden(item, this.masker) : item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        this.text(key),
        this.#pairValue(value, key, member) ?? this.#copy(member, key),
      ]),
    );
  }

  /**
   * A trace lists headers and the parts of an address as pairs: some secrets are known by the name beside them alone.
   * @returns undefined for a member that is no such value
   */
  #pairValue(pair: object, key: string, value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const name = key === 'value' && 'name' in pair ? String(pair.name) : key;
    if (isCookieHeader(name))
      return this.text(replaceCookies(value, (cookie) => this.masker.token('cookie', cookie)));
    // what the SDK sends of a client secret
    if (key !== 'value' || name !== 'secret' || value.startsWith('«')) return undefined;
    return this.masker.token('token', value);
  }

  /** Text that may be JSON, or JSON by lines, and stays it. */
  document(text: string): string {
    if (this.#isClean(text) && this.text(text) === text) return text;
    const whole = parsed(text);
    if (whole !== undefined) return this.#rewritten(text, whole);
    const lines = text.split('\n').map((line) => {
      const value = parsed(line);
      return value === undefined ? this.text(line) : this.#rewritten(line, value);
    });
    // a secret may be wrapped over lines
    return this.masker.text(lines.join('\n'));
  }

  /** Unchanged documents keep their layout. */
  #rewritten(text: string, value: unknown): string {
    const before = JSON.stringify(value);
    const after = JSON.stringify(this.#copy(value));
    return before === after ? text : after;
  }

  /** Members that hold what was typed: parameters of actions, and the values of fields in traces. */
  #member(name: string, value: string): string {
    const holdsTyped = ['value', 'text', '__playwright_value_'].includes(name);
    const isCode = ['cvv', 'cvc', 'securityCode'].includes(name) && /^\d{3,4}$/.test(value);
    if (isCode) return this.masker.token('securityCode', value);
    if (name === 'key') return this.text(pressed(value));
    return holdsTyped ? this.text(this.typed(value)) : this.text(value);
  }

  #hidden(text: string): boolean {
    const bare = stripVTControlCharacters(text);
    return bare !== text && this.masker.text(bare) !== bare;
  }
}

/** One of the cookies that a trace lists: its value is a secret whatever its name is. */
function hidden(cookie: unknown, masker: Masker): unknown {
  if (cookie === null || typeof cookie !== 'object' || !('value' in cookie)) return cookie;
  const { value } = cookie;
  if (typeof value !== 'string' || value === '' || value.startsWith('«')) return cookie;
  return { ...cookie, value: masker.token('cookie', value) };
}

function parsed(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pressed(key: string): string {
  return /^\d$/.test(key) ? DIGIT : key;
}

/** A card number as it is sent and as people write it: in fours, or 4-6-5 as on American Express. */
export function writings(number: string): string[] {
  const bare = number.replaceAll(/\D/g, '');
  return [' ', '-'].reduce(
    (all, mark) => [
      ...all,
      bare.replaceAll(/(\d{4})(?=\d)/g, `$1${mark}`),
      bare.replace(/^(\d{4})(\d{6})(\d+)$/, `$1${mark}$2${mark}$3`),
    ],
    [bare],
  );
}
