/** Bank account for a refund that cannot use the original payment method. The shop only learns that it was entered. */
import { formatIban, readIban } from './iban-text.ts';
import { make } from '../shared/make.ts';
import { labelled, startSmallForm } from './small-form.ts';

const holder = make('input', { type: 'text', autocomplete: 'name' }, []);
const account = make('input', { type: 'text', autocomplete: 'off' }, []);
account.addEventListener('input', () => (account.value = formatIban(account.value)));

startSmallForm(
  'offlinerefund',
  (form) => {
    form.emit('ready', {});
    return Promise.resolve([
      labelled(form.labels.accountHolder, holder),
      labelled(form.labels.iban, account),
    ]);
  },
  (form) => {
    const { error } = readIban(account.value);
    if (holder.value.trim() === '') return 'missing_parameter';
    if (error !== null) return error;
    form.emit('change', { complete: true, empty: false, error: null });
    return undefined;
  },
);
