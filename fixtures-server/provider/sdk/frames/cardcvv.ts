import { securityCodeLength } from '../shared/card-brands.ts';
import { formatSecurityCode, readSecurityCode } from './card-text.ts';
import { startTextField } from './text-field.ts';

/** Number of digits of the card's code; undefined until the card number is known. */
let length: number | undefined;

const { field } = startTextField({
  type: 'cardcvv',
  label: 'securityCode',
  placeholder: '123',
  autocomplete: 'cc-csc',
  inputMode: 'numeric',
  significant: /\d/,
  format: formatSecurityCode,
  read: (text) => readSecurityCode(text, length),
});

field.channel.on((message) => {
  if (message.kind !== 'state' || message.state.reading.brand === undefined) return;
  const wanted = securityCodeLength(message.state.reading.brand);
  if (wanted === length) return;
  length = wanted;
  field.show();
});
