import { securityCodeLength } from '../shared/card-brands.ts';
import type { Reading } from '../shared/messages.ts';
import { startTextField } from './text-field.ts';

/** Digits the code of the typed card has; undefined until its number tells. */
let length: number | undefined;

function read(text: string): Reading {
  const complete = text.length >= (length ?? 3);
  const error = !complete
    ? 'incomplete_security_code'
    : length !== undefined && text.length !== length
      ? 'invalid_security_code'
      : null;
  return { empty: text === '', complete, error, data: { cvv: text } };
}

const { field } = startTextField({
  type: 'cardcvv',
  label: 'securityCode',
  placeholder: '123',
  autocomplete: 'cc-csc',
  inputMode: 'numeric',
  significant: /\d/,
  format: (text) => text.replaceAll(/\D/g, '').slice(0, 4),
  read,
});

field.channel.on((message) => {
  if (message.kind !== 'state' || message.state.reading.brand === undefined) return;
  const wanted = securityCodeLength(message.state.reading.brand);
  if (wanted === length) return;
  length = wanted;
  field.show();
});
