/**
 * Payment secrets never reach an artifact. Each is replaced by a token that stays the same through a run for the same
 * secret, so that rules can tell one from another and find them where they must not be: `«secretKey:3fa1c09b»`.
 */
import { createHmac } from 'node:crypto';
import { PUBLIC_KEYS, SECRET_KEYS } from './keys.ts';

export const SECRET_KINDS = [
  'secretKey',
  'publicKey',
  'clientSecret',
  'webhookSecret',
  'token',
  'shopperToken',
  'cardNumber',
  'securityCode',
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** JSON members whose value is a secret wherever they stand. */
const SECRET_MEMBERS: Readonly<Record<string, SecretKind>> = {
  clientSecret: 'clientSecret',
  sourceClientSecret: 'clientSecret',
  sessionClientSecret: 'clientSecret',
  secretKey: 'secretKey',
  secret: 'webhookSecret',
  token: 'token',
  access_token: 'shopperToken',
  refresh_token: 'shopperToken',
  refundToken: 'token',
  cvv: 'securityCode',
};

/** Secrets that are known by their form alone, for text in which nobody named them. `hint` is cheap and never misses one. */
const SECRET_FORMS: readonly { kind: SecretKind; hint: (text: string) => boolean; form: RegExp }[] = [
  { kind: 'secretKey', hint: (text) => text.includes('k_'), form: SECRET_KEYS },
  { kind: 'publicKey', hint: (text) => text.includes('pk_'), form: PUBLIC_KEYS },
  {
    kind: 'clientSecret',
    hint: (text) => text.length >= 73 && text.includes('_'),
    form: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  },
  // printed card numbers: 4-4-4-4, 4-6-5 or 4-6-4 digits, grouped or not, not part of a longer number (an IBAN, a time)
  // nor of a UUID, whose groups look like one where the text is cut off
  {
    kind: 'cardNumber',
    hint: (text) => text.length >= 14 && /\d{4}[ -]?\d{4}/.test(text),
    form: /(?<![\w.]|\d[ -]|[0-9a-f]{8}-)[2-6]\d{3}([ -]?)(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{4,5})(?![\w.]|[ -]\d)/g,
  },
];

/** Secrets that are known by the name they are sent under: in an address, also in one within another, and in a HAR's list. */
const SECRET_NAMES: readonly RegExp[] = [
  /((?:^|[?&]|&amp;|\\u0026|%3F|%26)secret=)([\w.~%+-]{4,})/gi,
  /((?:%3F|%26)secret%3D)([\w.~+-]{4,})/gi,
  /("name":\s*"secret",\s*"value":\s*")([^"«]{4,})/g,
];
/** A client secret is an id and this, which is all that the SDK sends of it: whoever has it needs no more. */
const SENT_HALF = /^[^_]+_([^_]{8,})/;

export const TOKEN = /«(\w+):([0-9a-f]{8})»/g;

export class Masker {
  readonly #runKey: string;
  readonly #secrets = new Map<string, SecretKind>();
  /** All known secrets in one expression, longest first, so that one that contains another is replaced whole. */
  #known: RegExp | undefined;

  /** @param runKey tokens are the same in every process of a run that shares it. */
  constructor(runKey: string) {
    this.#runKey = runKey;
  }

  /** Registers a secret; from now on it is replaced wherever it occurs. Values under four characters are ignored. */
  add(kind: SecretKind, value: string | undefined): void {
    if (!value || value.length < 4 || value.startsWith('«') || this.#secrets.has(value)) return;
    this.#secrets.set(value, kind);
    const encoded = encodeURIComponent(value);
    if (encoded !== value) this.#secrets.set(encoded, kind);
    this.#known = undefined;
    if (kind === 'clientSecret') this.add(kind, SENT_HALF.exec(value)?.[1]);
  }

  get secrets(): readonly { readonly value: string; readonly kind: SecretKind }[] {
    return [...this.#secrets].map(([value, kind]) => ({ value, kind }));
  }

  token(kind: SecretKind, value: string): string {
    return `«${kind}:${createHmac('sha256', this.#runKey).update(value).digest('hex').slice(0, 8)}»`;
  }

  text(text: string): string {
    // nothing shorter can be a secret
    if (text.length < 4) return text;
    let masked = text;
    if (this.#secrets.size > 0) {
      this.#known ??= new RegExp(
        [...this.#secrets]
          .sort(([a], [b]) => b.length - a.length)
          .map(expressionFor)
          .join('|'),
        'g',
      );
      masked = masked.replace(this.#known, (found) => this.#tokenOf(found));
    }
    for (const { kind, hint, form } of SECRET_FORMS) {
      if (!hint(masked)) continue;
      masked = masked.replace(form, (found) =>
        kind !== 'cardNumber' || isCardNumber(found) ? this.token(kind, digits(kind, found)) : found,
      );
    }
    if (!masked.includes('secret')) return masked;
    // whose it is nobody knows
    return SECRET_NAMES.reduce(
      (text, form) =>
        text.replace(form, (_, name: string, value: string) => name + this.token('token', decoded(value))),
      masked,
    );
  }

  #tokenOf(found: string): string {
    const kind = this.#secrets.get(found) ?? 'token';
    const value = this.#secrets.has(decoded(found)) ? decoded(found) : found;
    return this.token(kind, digits(kind, value));
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
        const kind = kindOf(key, value, name);
        if (!kind || typeof member !== 'string') this.learn(member, key);
        // what is no card number may be anything else as well, elsewhere
        else if (kind !== 'cardNumber' || isCardNumber(member)) this.add(kind, member);
      }
    }
  }

  #copy(value: unknown, name = '', kind?: SecretKind): unknown {
    if (typeof value === 'string') {
      // short secrets (a security code) are only known by the member they stand in
      if (kind && value && !value.startsWith('«')) return this.token(kind, digits(kind, value));
      return this.text(value);
    }
    if (Array.isArray(value)) return value.map((item) => this.#copy(item, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        this.text(key),
        this.#copy(member, key, kindOf(key, value, name)),
      ]),
    );
  }
}

/** Orders and invoices have a `number`, too: only a card's is a secret. */
function kindOf(member: string, holder: object, holderName: string): SecretKind | undefined {
  if (member !== 'number') return SECRET_MEMBERS[member];
  const isCard = /card/i.test(holderName) || 'cvv' in holder || 'expirationMonth' in holder;
  return isCard ? 'cardNumber' : undefined;
}

/** A security code of four digits stands in many an id by chance: there it is no secret. */
function expressionFor([secret, kind]: readonly [string, SecretKind]): string {
  const escaped = secret.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return kind === 'securityCode' ? `(?<!\\w|[0-9a-f]-)${escaped}(?!\\w|-[0-9a-f])` : escaped;
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

/** Whether a run of digits is a card number: 13 to 19 of them with a right Luhn check digit, not all alike. */
export function isCardNumber(text: string): boolean {
  const number = text.replaceAll(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(number) || /^(\d)\1+$/.test(number)) return false;
  const sum = number
    .split('')
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}
