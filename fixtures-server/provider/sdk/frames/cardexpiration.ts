import type { Reading } from '../shared/messages.ts';
import { startTextField } from './text-field.ts';

/** `4/30`, `0430` and `04/2030` (as browsers fill it in) all become `04/30`. */
function format(text: string): string {
  const [first = '', ...rest] = text.split(/[^\d]+/);
  const typed = text.replaceAll(/\D/g, '');
  const lone = rest.length > 0 ? first.length === 1 : /^[2-9]$/.test(first);
  const digits = lone ? `0${typed}` : typed;
  const year = digits.slice(2);
  const short = year.length === 4 ? year.slice(2) : year.slice(0, 2);
  return short === '' ? digits : `${digits.slice(0, 2)}/${short}`;
}

function read(text: string): Reading {
  const [, month, year] = /^(\d\d)\/(\d\d)$/.exec(text) ?? [];
  const data = { expirationMonth: Number(month), expirationYear: 2000 + Number(year) };
  if (month === undefined || year === undefined)
    return { empty: text === '', complete: false, error: 'incomplete_expiration_date', data: {} };
  return { empty: false, complete: true, error: problem(data.expirationMonth, data.expirationYear), data };
}

/** A card is good until the end of its month. */
function problem(month: number, year: number): Reading['error'] {
  const now = new Date();
  if (month < 1 || month > 12) return 'invalid_expiration_month';
  if (year < now.getFullYear()) return 'invalid_expiration_year';
  return year === now.getFullYear() && month < now.getMonth() + 1 ? 'invalid_expiration_date' : null;
}

startTextField({
  type: 'cardexpiration',
  label: 'expiry',
  placeholder: 'MM/YY',
  autocomplete: 'cc-exp',
  inputMode: 'numeric',
  significant: /\d/,
  format,
  read,
});
