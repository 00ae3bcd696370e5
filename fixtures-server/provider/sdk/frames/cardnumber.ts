import { behaviour } from '../shared/bundled.ts';
import { brandOf, grouped, hasCheckDigit, longest } from '../shared/card-brands.ts';
import type { Reading } from '../shared/messages.ts';
import { startTextField } from './text-field.ts';

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

function read(text: string): Reading {
  const digits = digitsOf(text);
  const brand = brandOf(digits);
  const complete = brand.lengths.includes(digits.length);
  const error = !complete ? 'incomplete_card_number' : hasCheckDigit(digits) ? null : 'invalid_card_number';
  return { empty: digits === '', complete, error, brand: brand.key, data: { number: digits } };
}

function format(text: string): string {
  const digits = digitsOf(text);
  const brand = brandOf(digits);
  return grouped(digits.slice(0, longest(brand)), brand);
}

const badge = document.createElement('span');
badge.className = 'brand';
badge.ariaHidden = 'true';

const { input } = startTextField({
  type: 'cardnumber',
  label: 'cardNumber',
  placeholder: '1234 5678 9012 3456',
  autocomplete: 'cc-number',
  inputMode: 'numeric',
  significant: /\d/,
  format,
  read,
  shown: () => void (badge.textContent = brandOf(digitsOf(input.value)).name),
});
document.body.append(badge);
input.addEventListener('input', () => behaviour.cardNumberTyped(digitsOf(input.value)));
