/** A whole card in one frame: number, expiration date and security code. */
import { behaviour } from '../shared/bundled.ts';
import { securityCodeLength } from '../shared/card-brands.ts';
import type { FieldLabel } from '../shared/texts.ts';
import {
  digitsOf,
  formatExpiration,
  formatNumber,
  formatSecurityCode,
  readExpiration,
  readNumber,
  readSecurityCode,
} from './card-text.ts';
import { Field } from './field.ts';
import { make } from '../shared/make.ts';

const PARTS = [
  {
    label: 'cardNumber',
    format: formatNumber,
    autocomplete: 'cc-number',
    placeholder: '1234 5678 9012 3456',
  },
  { label: 'expiry', format: formatExpiration, autocomplete: 'cc-exp', placeholder: 'MM/YY' },
  { label: 'securityCode', format: formatSecurityCode, autocomplete: 'cc-csc', placeholder: '123' },
] as const satisfies readonly { label: FieldLabel; autocomplete: AutoFill; [name: string]: unknown }[];

const inputs = PARTS.map(({ autocomplete, placeholder }) =>
  make('input', { type: 'text', inputMode: 'numeric', autocomplete, placeholder, className: 'field' }, []),
);
const [number, expiration, code] = inputs as [HTMLInputElement, HTMLInputElement, HTMLInputElement];

const field = new Field('creditcard', (made) => {
  document.body.className = 'card';
  for (const [index, { label, format }] of PARTS.entries()) {
    const input = inputs[index];
    if (!input) continue;
    input.ariaLabel = made.label(label);
    input.addEventListener('input', () => {
      const shaped = format(input.value);
      if (shaped !== input.value) input.value = shaped;
      if (input !== number) made.changed();
    });
    document.body.append(input);
  }
  return {
    control: number,
    text: () => JSON.stringify(inputs.map(({ value }) => value)),
    read: () => {
      const card = readNumber(number.value);
      const readings = [
        card,
        readExpiration(expiration.value),
        readSecurityCode(code.value, securityCodeLength(card.brand ?? '')),
      ];
      return {
        empty: readings.every(({ empty }) => empty),
        complete: readings.every(({ complete }) => complete),
        error: readings.find(({ error }) => error !== null)?.error ?? null,
        ...(card.brand === undefined ? {} : { brand: card.brand }),
        data: Object.assign({}, ...readings.map(({ data }) => data)) as typeof card.data,
      };
    },
    restore: (text) => {
      const values = (text === '' ? [] : JSON.parse(text)) as readonly string[];
      for (const [index, input] of inputs.entries()) input.value = values[index] ?? '';
    },
  };
});
number.addEventListener('input', () => behaviour.cardNumberTyped(digitsOf(number.value)));
field.emit('ready');
