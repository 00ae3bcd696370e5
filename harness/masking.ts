/**
 * Payment secrets never reach an artifact. Each is replaced by a token that stays the same through a run for the same
 * secret, so that rules can tell one from another and find them where they must not be: `«secretKey:3fa1c09b»`.
 */
import { createHmac } from 'node:crypto';

export const SECRET_KINDS = [
  'secretKey',
  'publicKey',
  'clientSecret',
  'webhookSecret',
  'token',
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
  access_token: 'token',
  refundToken: 'token',
  number: 'cardNumber',
  cvv: 'securityCode',
};

/** Secrets that are known by their form alone, for text in which nobody named them. */
const SECRET_FORMS: readonly (readonly [SecretKind, RegExp])[] = [
  ['secretKey', /\bsk_(?:test|live)_\w+/g],
  ['publicKey', /\bpk_(?:test|live)_\w+/g],
  [
    'clientSecret',
    /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  ],
  // printed card numbers: 4-4-4-4, 4-6-5 or 4-6-4 digits, grouped or not, not part of a longer number (an IBAN, a time)
  ['cardNumber', /(?<![\w.]|\d[ -])[2-6]\d{3}([ -]?)(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{4,5})(?![\w.]|[ -]\d)/g],
];

export const TOKEN = /«(\w+):([0-9a-f]{8})»/g;

export class Masker {
  readonly #runKey: string;
  /** Longest first, so that a secret that contains another is replaced whole. */
  #secrets: { value: string; kind: SecretKind }[] = [];

  /** @param runKey tokens are the same in every process of a run that shares it. */
  constructor(runKey: string) {
    this.#runKey = runKey;
  }

  /** Registers a secret; from now on it is replaced wherever it occurs. Values under four characters are ignored. */
  add(kind: SecretKind, value: string | undefined): void {
    if (
      !value ||
      value.length < 4 ||
      TOKEN.test(value) ||
      this.#secrets.some((known) => known.value === value)
    ) {
      TOKEN.lastIndex = 0;
      return;
    }
    this.#secrets.push({ value, kind });
    this.#secrets.sort((a, b) => b.value.length - a.value.length);
  }

  get secrets(): readonly { readonly value: string; readonly kind: SecretKind }[] {
    return this.#secrets;
  }

  token(kind: SecretKind, value: string): string {
    return `«${kind}:${createHmac('sha256', this.#runKey).update(value).digest('hex').slice(0, 8)}»`;
  }

  text(text: string): string {
    let masked = text;
    for (const { value, kind } of this.#secrets) {
      const token = this.token(kind, value);
      masked = masked.replaceAll(value, token);
      const encoded = encodeURIComponent(value);
      if (encoded !== value) masked = masked.replaceAll(encoded, token);
    }
    for (const [kind, form] of SECRET_FORMS) {
      masked = masked.replace(form, (found) =>
        kind !== 'cardNumber' || isCardNumber(found) ? this.token(kind, digits(kind, found)) : found,
      );
    }
    return masked;
  }

  /** Masks a JSON value: members known to hold secrets are learnt first, then replaced everywhere. Returns a copy. */
  json<T>(value: T): T {
    this.learn(value);
    return this.#copy(value) as T;
  }

  /** Registers every secret that stands in a member known to hold one. */
  learn(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.learn(item);
    else if (value !== null && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) {
        const kind = SECRET_MEMBERS[name];
        if (kind && typeof member === 'string') this.add(kind, member);
        else this.learn(member);
      }
    }
  }

  #copy(value: unknown, name = ''): unknown {
    if (typeof value === 'string') {
      const kind = SECRET_MEMBERS[name];
      // short secrets (a security code) are only known by the member they stand in
      if (kind && value && !value.startsWith('«')) return this.token(kind, value);
      return this.text(value);
    }
    if (Array.isArray(value)) return value.map((item) => this.#copy(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [this.text(key), this.#copy(member, key)]),
    );
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
