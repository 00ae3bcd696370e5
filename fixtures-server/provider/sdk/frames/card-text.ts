/** Formats and validates typed card data. */
import { brandOf, grouped, hasCheckDigit, longest } from '../shared/card-brands.ts';
import type { Reading } from '../shared/messages.ts';

export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

export function readNumber(text: string): Reading {
  const digits = digitsOf(text);
  const brand = brandOf(digits);
  const complete = brand.lengths.includes(digits.length);
  const error = !complete ? 'incomplete_card_number' : hasCheckDigit(digits) ? null : 'invalid_card_number';
  return { empty: digits === '', complete, error, brand: brand.key, data: { number: digits } };
}

export function formatNumber(text: string): string {
  const digits = digitsOf(text);
  const brand = brandOf(digits);
  return grouped(digits.slice(0, longest(brand)), brand);
}

/** `4/30`, `0430` and `04/2030` (as browsers fill it in) all become `04/30`. */
export function formatExpiration(text: string): string {
  const [first = '', ...rest] = text.split(/[^\d]+/);
  const typed = text.replaceAll(/\D/g, '');
  const lone = rest.length > 0 ? first.length === 1 : /^[2-9]$/.test(first);
  const digits = lone ? `0${typed}` : typed;
  const year = digits.slice(2);
  const short = year.length === 4 ? year.slice(2) : year.slice(0, 2);
  return short === '' ? digits : `${digits.slice(0, 2)}/${short}`;
}

export function readExpiration(text: string): Reading {
  const [, month, year] = /^(\d\d)\/(\d\d)$/.exec(text) ?? [];
  const data = { expirationMonth: Number(month), expirationYear: 2000 + Number(year) };
  if (month === undefined || year === undefined)
    return { empty: text === '', complete: false, error: 'incomplete_expiration_date', data: {} };
  return { empty: false, complete: true, error: problem(data.expirationMonth, data.expirationYear), data };
}

/** A card is valid until the end of its expiry month. */
function problem(month: number, year: number): Reading['error'] {
  const now = new Date();
  if (month < 1 || month > 12) return 'invalid_expiration_month';
  if (year < now.getFullYear()) return 'invalid_expiration_year';
  return year === now.getFullYear() && month < now.getMonth() + 1 ? 'invalid_expiration_date' : null;
}

/** @param length number of digits of the card's code; undefined until the card number is known */
export function readSecurityCode(text: string, length: number | undefined): Reading {
  const complete = text.length >= (length ?? 3);
  const error = !complete
    ? 'incomplete_security_code'
    : length !== undefined && text.length !== length
      ? 'invalid_security_code'
      : null;
  return { empty: text === '', complete, error, data: { cvv: text } };
}

export function formatSecurityCode(text: string): string {
  return digitsOf(text).slice(0, 4);
}
