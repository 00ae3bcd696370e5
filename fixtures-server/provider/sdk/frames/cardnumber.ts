import { behaviour } from '../shared/bundled.ts';
import { brandOf } from '../shared/card-brands.ts';
import { digitsOf, formatNumber, readNumber } from './card-text.ts';
import { startTextField } from './text-field.ts';

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
  format: formatNumber,
  read: readNumber,
  shown: () => void (badge.textContent = brandOf(digitsOf(input.value)).name),
});
document.body.append(badge);
input.addEventListener('input', () => behaviour.cardNumberTyped(digitsOf(input.value)));
