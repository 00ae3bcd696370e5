/**
 * Masks secrets in text from others: step titles, errors, output, attachments. Card numbers and keys are masked everywhere. A
 * security code of three digits is masked only where it was typed into a field.
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

/** Single keys are masked without a token, because a digit's token would reveal the digit. */
const DIGIT = '•';
/** Members of traces and payloads that may contain typed text. */
const HOLDS_TYPED = /"(?:value|text|key|__playwright_value_|cvv|cvc|securityCode)":/;
const NAMED_CODE = /(\b(?:cvv|cvc|securityCode|security_code)\b[\\"'`]*\s*[:=]\s*[\\"'`]*)(\d{3,4})\b/gi;

export class Scrubber {
  readonly masker: Masker;
  readonly #secrets: KnownSecrets;
  readonly #codes: ReadonlySet<string>;
  readonly #shared: SharedSecrets<SecretKind>;
  /** Cache: the same names of members and steps occur thousands of times. */
  readonly #seen = new Map<string, string>();
  #sharedThen = 0;

  /** @param shared secrets known to all scrubbers of the run */
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

  /** A copy that can learn secrets without adding them to this one. */
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
    // colour codes are removed only if they hide a secret
    const masked = this.masker.text(this.#hidden(text) ? stripVTControlCharacters(text) : text);
    const untyped = replaceTyped(masked, { typed: (value) => this.typed(value), pressed });
    const uncoded = untyped.replaceAll(
      NAMED_CODE,
      (_, name: string, value: string) => name + this.masker.token('securityCode', value),
    );
    return replaceFieldDigits(uncoded, (value) => this.typed(value));
  }

  /** Masks a value that was typed into a field. */
  typed(value: string): string {
    if (this.#codes.has(value)) return this.masker.token('securityCode', value);
    return this.masker.text(value);
  }

  /** Learns secrets from the members of a JSON body whose names mark secrets. */
  learn(body: unknown): void {
    this.masker.learn(body);
    this.#seen.clear();
  }

  /** Masks strings, numbers and names of members in a JSON value. */
  json(value: unknown): unknown {
    return this.#isClean(JSON.stringify(value) ?? '') ? value : this.#copy(value);
  }

  /** Searching the whole text at once is much faster than searching each string. */
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
   * Traces store headers and address parts as name-value pairs: some secrets are recognized by the name only.
   * @returns undefined if the member is not such a value
   */
  #pairValue(pair: object, key: string, value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const name = key === 'value' && 'name' in pair ? String(pair.name) : key;
    if (isCookieHeader(name))
      return this.text(replaceCookies(value, (cookie) => this.masker.token('cookie', cookie)));
    // the half of a client secret that the SDK sends
    if (key !== 'value' || name !== 'secret' || value.startsWith('«')) return undefined;
    return this.masker.token('token', value);
  }

  /** Masks text that may be JSON or JSON lines; the result stays valid JSON. */
  document(text: string): string {
    if (this.#isClean(text) && this.text(text) === text) return text;
    const whole = parsed(text);
    if (whole !== undefined) return this.#rewritten(text, whole);
    const lines = text.split('\n').map((line) => {
      const value = parsed(line);
      return value === undefined ? this.text(line) : this.#rewritten(line, value);
    });
    // a secret may be split over several lines
    return this.masker.text(lines.join('\n'));
  }

  /** Unchanged documents keep their layout. */
  #rewritten(text: string, value: unknown): string {
    const before = JSON.stringify(value);
    const after = JSON.stringify(this.#copy(value));
    return before === after ? text : after;
  }

  /** Members that contain typed text: parameters of actions and values of fields in traces. */
  #member(name: string, value: string): string {
    if (name === 'base64') return this.#packed(value);
    const holdsTyped = ['value', 'text', '__playwright_value_'].includes(name);
    const isCode = ['cvv', 'cvc', 'securityCode'].includes(name) && /^\d{3,4}$/.test(value);
    if (isCode) return this.masker.token('securityCode', value);
    if (name === 'key') return this.text(pressed(value));
    return holdsTyped ? this.text(this.typed(value)) : this.text(value);
  }

  /** The body of an attachment in a blob report: a token in the middle of its encoding would make it unreadable. */
  #packed(value: string): string {
    const bytes = Buffer.from(value, 'base64');
    const text = bytes.toString('utf8');
    if (!Buffer.from(text).equals(bytes)) return this.text(value);
    const clean = this.document(text);
    return clean === text ? value : Buffer.from(clean).toString('base64');
  }

  #hidden(text: string): boolean {
    const bare = stripVTControlCharacters(text);
    return bare !== text && this.masker.text(bare) !== bare;
  }
}

/** A cookie in a trace: its value is always treated as a secret. */
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

/** A card number without spaces, or grouped as people write it (4-4-4-4, or 4-6-5 for American Express). */
function writings(number: string): string[] {
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
