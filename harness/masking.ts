/**
 * Payment secrets never reach an artifact. Each is replaced by a token that stays the same through a run for the same
 * secret, so that rules can tell one from another and find them where they must not be: `«secretKey:3fa1c09b»`.
 * Encoded secrets (percent, JSON, HTML, base64, hex, wrapped lines, upper case) are found as well.
 */
import { createHmac } from 'node:crypto';
import {
  base64Forms,
  bytesOf,
  decodings,
  joined,
  plainView,
  type Range,
  unescaped,
  type View,
} from './encodings.ts';
import {
  cookiesSet,
  isCardNumber,
  isCookieHeader,
  kindOfMember,
  replaceCookieLines,
  replaceCookies,
  replaceNamed,
  SECRET_FORMS,
  type SecretKind,
} from './secret-forms.ts';

export { isCardNumber, SECRET_KINDS, type SecretKind } from './secret-forms.ts';

/** A client secret is an id and this, and the SDK sends this part only: it is sufficient to use the source. */
const SENT_HALF = /^[^_]+_([^_]{8,})/;
/** Characters from which on a secret is looked for in other encodings: a shorter one stands everywhere by chance. */
const LONG = 8;
/** Of so many characters every secret is found by decoding; the encoded forms of shorter ones are looked for. */
const DECODABLE = 11;
/** Results of texts up to this length are cached, at most this many. */
const SHORT = 200;
const MOST_KNOWN = 20_000;
/** Encodings within one another that are looked into. */
const DEEPEST = 2;

export const TOKEN = /«(\w+):([0-9a-f]{8})»/g;

export interface Secret {
  readonly value: string;
  readonly kind: SecretKind;
}
interface Found extends Secret, Range {}

export class Masker {
  readonly #runKey: string;
  readonly #secrets = new Map<string, SecretKind>();
  /** What to look for, and which secret it is: as it stands, and (in lower case) in any case in resolved text. */
  readonly #asIs = new Map<string, Secret>();
  readonly #anyCase = new Map<string, Secret>();
  /** What became of short texts: names of members come by the thousand. */
  readonly #known = new Map<string, string>();
  #expressions: { readonly asIs: RegExp | undefined; readonly anyCase: RegExp | undefined } | undefined;

  /** @param runKey tokens are the same in every process of a run that shares it. */
  constructor(runKey: string) {
    this.#runKey = runKey;
  }

  /** Registers a secret; from now on it is replaced wherever it occurs. Values under four characters are ignored. */
  add(kind: SecretKind, value: string | undefined): void {
    if (!value || value.length < 4 || value.startsWith('«') || this.#secrets.has(value)) return;
    this.#secrets.set(value, kind);
    this.#expressions = undefined;
    this.#known.clear();
    const secret = { kind, value };
    const resolved = joined(unescaped(value)).text;
    if (value.length < LONG || resolved !== value) this.#asIs.set(value, secret);
    // what itself looks like an escape may be encoded as it stands, too
    if (value.length >= LONG)
      for (const form of [value, resolved].flatMap(formsOf)) this.#anyCase.set(lower(form), secret);
    if (kind === 'clientSecret') this.add(kind, SENT_HALF.exec(value)?.[1]);
  }

  get secrets(): readonly Secret[] {
    return [...this.#secrets].map(([value, kind]) => ({ value, kind }));
  }

  token(kind: SecretKind, value: string): string {
    return `«${kind}:${createHmac('sha256', this.#runKey).update(digits(kind, value)).digest('hex').slice(0, 8)}»`;
  }

  text(text: string): string {
    // nothing shorter can be a secret
    if (text.length < 4) return text;
    if (text.length > SHORT) return this.#masked(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const masked = this.#masked(text);
    if (this.#known.size < MOST_KNOWN) this.#known.set(text, masked);
    return masked;
  }

  #masked(text: string): string {
    const { asIs } = this.#prepared();
    let masked = text;
    if (asIs)
      masked = masked.replace(asIs, (found) => {
        const { kind, value } = this.#asIs.get(found) ?? { kind: 'token', value: found };
        return this.token(kind, value);
      });
    if (masked.length < LONG) return masked;
    masked = this.#replaced(masked, this.#find(masked));
    masked = replaceCookieLines(masked, (value) => this.token('cookie', value));
    // its owner is unknown
    return replaceNamed(masked, (value) => this.token('token', decoded(value)));
  }

  /** Kinds of the registered secrets that stand in a text, however they are written; short ones are not looked for. */
  kindsIn(text: string): Set<SecretKind> {
    const known = this.#find(text).filter(({ value }) => this.#secrets.has(value));
    return new Set(known.map(({ kind }) => kind));
  }

  /** Masks a JSON value: members known to hold secrets are learnt first, then replaced everywhere. Returns a copy. */
  json<T>(value: T): T {
    this.learn(value);
    return this.#copy(value) as T;
  }

  /** Registers every secret that stands in a member known to hold one. */
  learn(value: unknown, name = ''): void {
    if (Array.isArray(value)) for (const item of value) this.learn(item, name);
    else if (value !== null && typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) {
        const kind = kindOfMember(key, value, name);
        if (typeof member !== 'string') this.learn(member, key);
        else if (/^set-cookie$/i.test(key)) for (const set of cookiesSet(member)) this.add('cookie', set);
        // what is no card number may be anything else as well, elsewhere
        else if (kind && (kind !== 'cardNumber' || isCardNumber(member))) this.add(kind, member);
      }
    }
  }

  #prepared(): { readonly asIs: RegExp | undefined; readonly anyCase: RegExp | undefined } {
    this.#expressions ??= {
      asIs: expressionFor([...this.#asIs].map(([form, { kind }]) => [form, kind])),
      anyCase: expressionFor(
        [...this.#anyCase].map(([form, { kind }]) => [form, kind]),
        'i',
      ),
    };
    return this.#expressions;
  }

  #find(text: string, depth = DEEPEST): Found[] {
    const escaped = unescaped(text);
    const whole = joined(escaped);
    const found = this.#registeredIn(whole, depth);
    // what stands before a secret may look like an escape with its first characters
    if (whole.text !== text) found.push(...this.#registeredIn(plainView(text), depth));
    for (const { kind, hint, form } of SECRET_FORMS) {
      if (!hint(escaped.text)) continue;
      for (const { 0: value, index } of escaped.text.matchAll(form))
        if (kind !== 'cardNumber' || isCardNumber(value))
          found.push({ kind, value, ...escaped.original({ start: index, end: index + value.length }) });
    }
    return found;
  }

  /** Registered secrets, and any within what is encoded. */
  #registeredIn({ text, original }: View, depth: number): Found[] {
    const found: Found[] = [];
    for (const { 0: form, index } of matches(this.#prepared().anyCase, text)) {
      const secret = this.#anyCase.get(lower(form)) ?? { kind: 'token', value: form };
      found.push({ ...secret, ...original({ start: index, end: index + form.length }) });
    }
    if (depth === 0) return found;
    for (const decoding of decodings(text))
      for (const inner of this.#find(decoding.text, depth - 1))
        found.push({ ...inner, ...original(decoding.original(inner)) });
    return found;
  }

  #replaced(text: string, found: Found[]): string {
    if (found.length === 0) return text;
    const parts: string[] = [];
    let last = 0;
    for (const { start, end, kind, value } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
      // of those that overlap the first stands for both
      if (start >= last) parts.push(text.slice(last, start), this.token(kind, value));
      last = Math.max(last, end);
    }
    return parts.join('') + text.slice(last);
  }

  #copy(value: unknown, name = '', kind?: SecretKind): unknown {
    if (typeof value === 'string') {
      // short secrets (a security code) are only known by the member they stand in
      if (kind && value && !value.startsWith('«')) return this.token(kind, value);
      if (isCookieHeader(name))
        return this.text(replaceCookies(value, (cookie) => this.token('cookie', cookie)));
      return this.text(value);
    }
    if (Array.isArray(value)) return value.map((item) => this.#copy(item, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        this.text(key),
        this.#copy(member, key, kindOfMember(key, value, name)),
      ]),
    );
  }
}

/** How a secret may stand in resolved text, and in bytes. */
function formsOf(secret: string): string[] {
  const bytes = bytesOf(secret);
  // eslint-disable-next-line no-control-regex -- what is left of ASCII
  const isPlain = /^[\x20-\x7e]*$/.test(secret);
  if (isPlain && secret.length >= DECODABLE) return [secret];
  const encoded = base64Forms(bytes);
  const standard = encoded.map((form) => form.replaceAll('-', '+').replaceAll('_', '/'));
  return [...new Set([secret, bytes, ...encoded, ...standard, Buffer.from(bytes, 'latin1').toString('hex')])];
}

/** Longest first, so that one that contains another is found whole. */
function expressionFor(forms: readonly (readonly [string, SecretKind])[], flags = ''): RegExp | undefined {
  if (forms.length === 0) return undefined;
  const sources = [...forms].sort(([a], [b]) => b.length - a.length).map(sourceFor);
  return new RegExp(sources.join('|'), `g${flags}`);
}

/** A security code of four digits stands in many an id by chance: there it is no secret. */
function sourceFor([secret, kind]: readonly [string, SecretKind]): string {
  const escaped = secret.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return kind === 'securityCode' ? `(?<!\\w|[0-9a-f]-)${escaped}(?!\\w|-[0-9a-f])` : escaped;
}

function matches(expression: RegExp | undefined, text: string): Iterable<RegExpExecArray> {
  return expression ? text.matchAll(expression) : [];
}

/** Of ASCII letters alone: an expression that ignores case knows no others beyond the Basic Multilingual Plane. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function decoded(found: string): string {
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

function digits(kind: SecretKind, found: string): string {
  return kind === 'cardNumber' ? found.replaceAll(/[ -]/g, '') : found;
}
