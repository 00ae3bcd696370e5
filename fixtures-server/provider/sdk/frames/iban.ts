import { formatIban, readIban } from './iban-text.ts';
import { startTextField } from './text-field.ts';

startTextField({
  type: 'iban',
  label: 'iban',
  placeholder: 'DE00 0000 0000 0000 0000 00',
  autocomplete: 'off',
  inputMode: 'text',
  significant: /[A-Za-z0-9]/,
  format: formatIban,
  read: readIban,
});
