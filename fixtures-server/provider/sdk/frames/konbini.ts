import { languageOf } from '../shared/locale.ts';
import { isObject } from './api.ts';
import { Field } from './field.ts';

const select = document.createElement('select');

function addOption(value: string, text: string): void {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = text;
  select.append(option);
}

const field = new Field('konbini', (made) => {
  select.ariaLabel = made.label('store');
  document.body.append(select);
  return {
    control: select,
    read: () => ({
      empty: select.value === '',
      complete: select.value !== '',
      error: select.value === '' ? 'missing_parameter' : null,
      value: select.value,
      data: { storeId: select.value },
    }),
    restore: (storeId) => void stores.then(() => (select.value = storeId)).then(() => made.changed()),
  };
});

const stores = field.channel.call('retrieveStores').then((listed) => {
  const known = listed.filter(isObject).filter(({ storeId }) => typeof storeId === 'string');
  addOption('', field.label(known.length > 0 ? 'chooseStore' : 'noStores'));
  select.disabled = known.length === 0;
  const local = languageOf(field.embed.parameters.locale) === 'ja';
  for (const { storeId, storeName, localizedStoreName } of known) {
    addOption(String(storeId), String((local ? localizedStoreName : storeName) ?? storeName ?? storeId));
  }
  field.emit('ready', { hasAvailableStores: known.length > 0 });
});
