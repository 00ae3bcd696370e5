import { formatExpiration, readExpiration } from './card-text.ts';
import { startTextField } from './text-field.ts';

startTextField({
  type: 'cardexpiration',
  label: 'expiry',
  placeholder: 'MM/YY',
  autocomplete: 'cc-exp',
  inputMode: 'numeric',
  significant: /\d/,
  format: formatExpiration,
  read: readExpiration,
});
