/** Recognizes unregistered secrets by their form, their parameter name or their member. */
import { addressOf } from '../contract/address.ts';
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
  'cookie',
  'password',
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** JSON members whose value is always a secret. */
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
  password: 'password',
  cvv: 'securityCode',
};

/** Orders and invoices also have a `number`: only a card's number is a secret. */
export function kindOfMember(member: string, holder: object, holderName: string): SecretKind | undefined {
  if (member !== 'number') return Object.hasOwn(SECRET_MEMBERS, member) ? SECRET_MEMBERS[member] : undefined;
  const isCard = /card/i.test(holderName) || 'cvv' in holder || 'expirationMonth' in holder;
  return isCard ? 'cardNumber' : undefined;
}

/** The password in a URL, or undefined. */
export function passwordIn(address: string): string | undefined {
  const password = addressOf(address)?.password ?? '';
  try {
    return decodeURIComponent(password) || undefined;
  } catch {
    return password;
  }
}

export interface SecretForm {
  readonly kind: SecretKind;
  /** A fast test without false negatives. */
  readonly hint: (text: string) => boolean;
  readonly form: RegExp;
}

export const SECRET_FORMS: readonly SecretForm[] = [
  { kind: 'secretKey', hint: (text) => /[sr]k_/i.test(text), form: SECRET_KEYS },
  { kind: 'publicKey', hint: (text) => /pk_/i.test(text), form: PUBLIC_KEYS },
  {
    kind: 'clientSecret',
    hint: (text) => text.length >= 73 && text.includes('_'),
    form: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  },
  // card numbers as printed: 4-4-4-4, 4-6-5 or 4-6-4 digits, but not as a part of a longer number (an IBAN, a
  // time) or of a cut-off UUID
  {
    kind: 'cardNumber',
    hint: (text) => text.length >= 14 && /\d{4}[ -]\d{4}/.test(text),
    form: /(?<![\w.]|\d[ -]|[0-9a-f]{8}-)[2-6]\d{3}([ -])(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{4,5})(?![\w.]|[ -]\d)/g,
  },
  // not grouped: other numbers may be next to it
  {
    kind: 'cardNumber',
    hint: (text) => text.length >= 14 && /\d{8}/.test(text),
    form: /(?<![\w.]|\d-|[0-9a-f]{8}-)[2-6]\d{13,15}(?![\w.]|-\d)/g,
  },
];

/** The parameter `secret` in a URL, in a URL that is the value of a parameter, and in a list of parameters in a HAR file. */
const SECRET_NAMES: readonly RegExp[] = [
  /((?:^|["?&]|&amp;|\\u0026|%3F|%26)secret=)([\w.~%+-]{4,8192})/gi,
  /((?:%3F|%26)secret%3D)([\w.~+-]{4,8192})/gi,
  /("name":\s*"secret",\s*"value":\s*")([^"«]{4,8192})/g,
];

/** @param replace replacement for a value whose name marks it as a secret */
export function replaceNamed(text: string, replace: (value: string) => string): string {
  if (!text.includes('secret')) return text;
  return SECRET_NAMES.reduce(
    (masked, form) => masked.replace(form, (_, name: string, value: string) => name + replace(value)),
    text,
  );
}

const COOKIE_HEADER = /^(?:set-)?cookie$/i;
/** Headers in HTTP text and in JSON, also in the name-value lists of HAR files. */
const COOKIE_LINES: readonly RegExp[] = [
  /(^[<> \t]*(?:set-)?cookie: )([^\r\n«]{1,8192}?=[^\r\n]{0,8192})/gim,
  /("(?:set-)?cookie":\s*")((?:[^"\\]|\\.){0,8192}=(?:[^"\\]|\\.){0,8192})/gi,
  /("name":\s*"(?:set-)?cookie",\s*"value":\s*")((?:[^"\\]|\\.){0,8192}=(?:[^"\\]|\\.){0,8192})/gi,
];
const COOKIE_ATTRIBUTES = /^(?:path|domain|expires|max-age|samesite|priority|version|comment)$/i;
const COOKIE_PAIR = /([^\s=;,"\\]{1,256})=([^;,"\\«»]{1,8192})/g;

export function isCookieHeader(name: string): boolean {
  return COOKIE_HEADER.test(name);
}

/** Masks the value of a `Cookie` or `Set-Cookie` header; names and attributes stay. */
export function replaceCookies(header: string, replace: (value: string) => string): string {
  return header.replace(COOKIE_PAIR, (pair, name: string, value: string) =>
    COOKIE_ATTRIBUTES.test(name) ? pair : `${name}=${replace(value)}`,
  );
}

export function replaceCookieLines(text: string, replace: (value: string) => string): string {
  if (!/cookie/i.test(text)) return text;
  return COOKIE_LINES.reduce(
    (masked, form) =>
      masked.replace(form, (_, name: string, header: string) => name + replaceCookies(header, replace)),
    text,
  );
}

/** The values of cookies that a server sets, if they are long enough to be unique. */
export function cookiesSet(header: string): string[] {
  return [...header.matchAll(COOKIE_PAIR)].flatMap(([, name = '', value = '']) =>
    COOKIE_ATTRIBUTES.test(name) || value.length < 16 ? [] : [value],
  );
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
