/**
 * Payment secrets never reach an artifact. Each is replaced by a token that is the same for the same secret
 * during a run, so that rules can distinguish secrets and detect them in forbidden places:
 * `«secretKey:3fa1c09b»`. Encoded secrets (percent, JSON, HTML, base64, hex, wrapped lines, upper case) are
 * found as well.
 */
import { createHmac } from 'node:crypto';
import {
  base64Forms,
  bytesOf,
  decodings,
  joined,
  lower,
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
import type { SharedSecrets } from './shared-secrets.ts';

export { isCardNumber, SECRET_KINDS, type SecretKind } from './secret-forms.ts';

/** The second half of a client secret (id + this). The SDK sends only this half, which is enough to use the source. */
const SENT_HALF = /^[^_]+_([^_]{8,})/;
/** Minimum length of a secret that is searched for in encodings: a shorter one occurs by chance. */
const LONG = 8;
/** Secrets of at least this length are found by decoding; for shorter ones their encoded forms are searched for. */
const DECODABLE = 11;
/** Results of texts up to this length are cached, at most this many. */
const SHORT = 200;
const MOST_KNOWN = 20_000;
/** Maximum depth of nested encodings. */
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
  /** Search strings and their secrets: exact, and (in lower case) ignoring case in resolved text. */
  readonly #asIs = new Map<string, Secret>();
  readonly #anyCase = new Map<string, Secret>();
  /** Cached results for short texts: the same member names occur thousands of times. */
  readonly #known = new Map<string, string>();
  #expressions: { readonly asIs: RegExp | undefined; readonly anyCase: RegExp | undefined } | undefined;
  readonly #shared: SharedSecrets<SecretKind> | undefined;
  /** Number of search strings when the cached results were computed. */
  #sharedThen = 0;

  /**
   * @param runKey tokens are the same in every process of a run that shares it.
   * @param shared secrets of other maskers, which are replaced as well
   */
  constructor(runKey: string, shared?: SharedSecrets<SecretKind>) {
    this.#runKey = runKey;
    this.#shared = shared;
  }

  /** Registers a secret, which is then replaced everywhere. Values under four characters are ignored. */
  add(kind: SecretKind, value: string | undefined): void {
    if (!value || value.length < 4 || value.startsWith('«') || this.#secrets.has(value)) return;
    this.#secrets.set(value, kind);
    this.#expressions = undefined;
    this.#known.clear();
    const secret = { kind, value };
    const resolved = joined(unescaped(value)).text;
    if (value.length < LONG || resolved !== value) this.#asIs.set(value, secret);
    // a secret that looks like an escape may also be encoded without being resolved
    if (value.length >= LONG)
      for (const form of [value, resolved].flatMap(formsOf)) this.#anyCase.set(lower(form), secret);
    if (kind === 'clientSecret') this.add(kind, SENT_HALF.exec(value)?.[1]);
  }

  /** Registers a secret with all maskers that share theirs with this one. */
  share(secret: Secret): void {
    const resolved = joined(unescaped(secret.value)).text;
    this.#shared?.add(secret, [secret.value, resolved].flatMap(formsOf));
  }

  get secrets(): readonly Secret[] {
    return [...this.#secrets].map(([value, kind]) => ({ value, kind }));
  }

  token(kind: SecretKind, value: string): string {
    return `«${kind}:${createHmac('sha256', this.#runKey).update(digits(kind, value)).digest('hex').slice(0, 8)}»`;
  }

  text(text: string): string {
    // a shorter text cannot be a secret
    if (text.length < 4) return text;
    if (text.length > SHORT) return this.#masked(text);
    const shared = this.#shared?.size ?? 0;
    if (this.#sharedThen !== shared) this.#known.clear();
    this.#sharedThen = shared;
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
    // it is unknown which test the secret belongs to
    return replaceNamed(masked, (value) => this.token('token', decoded(value)));
  }

  /** Kinds of the registered secrets in a text, in any encoding; short ones are not searched for. */
  kindsIn(text: string): Set<SecretKind> {
    const known = this.#find(text).filter(({ value }) => this.#secrets.has(value));
    return new Set(known.map(({ kind }) => kind));
  }

  /**
   * Masks a JSON value: first registers the members that contain secrets, then replaces these values everywhere. Returns a copy.
   */
  json<T>(value: T): T {
    this.learn(value);
    return this.#copy(value) as T;
  }

  /** Registers the values of all members that contain secrets. */
  learn(value: unknown, name = ''): void {
    if (Array.isArray(value)) for (const item of value) this.learn(item, name);
    else if (value !== null && typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) {
        const kind = kindOfMember(key, value, name);
        if (typeof member !== 'string') this.learn(member, key);
        else if (/^set-cookie$/i.test(key)) for (const set of cookiesSet(member)) this.add('cookie', set);
        // a value that is not a card number may occur elsewhere with another meaning
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
    // the text before a secret and its first characters may together look like an escape
    if (whole.text !== text) found.push(...this.#registeredIn(plainView(text), depth));
    for (const { kind, hint, form } of SECRET_FORMS) {
      if (!hint(escaped.text)) continue;
      for (const { 0: value, index } of escaped.text.matchAll(form))
        if (kind !== 'cardNumber' || isCardNumber(value))
          found.push({ kind, value, ...escaped.original({ start: index, end: index + value.length }) });
    }
    return found;
  }

  /** Replaces registered secrets, also in encoded text. */
  #registeredIn({ text, original }: View, depth: number): Found[] {
    const found: Found[] = [];
    for (const { 0: form, index } of matches(this.#prepared().anyCase, text)) {
      const secret = this.#anyCase.get(lower(form)) ?? { kind: 'token', value: form };
      found.push({ ...secret, ...original({ start: index, end: index + form.length }) });
    }
    for (const { kind, value, ...range } of this.#shared?.matches(text) ?? [])
      found.push({ kind, value, ...original(range) });
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
      // if matches overlap, the first token replaces both
      if (start >= last) parts.push(text.slice(last, start), this.token(kind, value));
      last = Math.max(last, end);
    }
    return parts.join('') + text.slice(last);
  }

  #copy(value: unknown, name = '', kind?: SecretKind): unknown {
    if (typeof value === 'string') {
      // short secrets (a security code) are recognized only by their member
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

/** The forms of a secret in resolved text, and in bytes. */
function formsOf(secret: string): string[] {
  const bytes = bytesOf(secret);
  // eslint-disable-next-line no-control-regex -- the remaining ASCII characters
  const isPlain = /^[\x20-\x7e]*$/.test(secret);
  if (isPlain && secret.length >= DECODABLE) return [secret];
  const encoded = base64Forms(bytes);
  const standard = encoded.map((form) => form.replaceAll('-', '+').replaceAll('_', '/'));
  return [...new Set([secret, bytes, ...encoded, ...standard, Buffer.from(bytes, 'latin1').toString('hex')])];
}

/** Longest first, so that a secret which contains another secret is found completely. */
function expressionFor(forms: readonly (readonly [string, SecretKind])[], flags = ''): RegExp | undefined {
  if (forms.length === 0) return undefined;
  const sources = [...forms].sort(([a], [b]) => b.length - a.length).map(sourceFor);
  return new RegExp(sources.join('|'), `g${flags}`);
}

/** The four digits of a security code also occur in ids by chance: they are not masked within ids. */
function sourceFor([secret, kind]: readonly [string, SecretKind]): string {
  const escaped = secret.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return kind === 'securityCode' ? `(?<!\\w|[0-9a-f]-)${escaped}(?!\\w|-[0-9a-f])` : escaped;
}

function matches(expression: RegExp | undefined, text: string): Iterable<RegExpExecArray> {
  return expression ? text.matchAll(expression) : [];
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
