import { languageOf } from '../shared/locale.ts';
import { textOf } from '../shared/text-of.ts';
import { isObject } from './api.ts';
import { startSelectField } from './select-field.ts';

startSelectField({
  type: 'konbini',
  label: 'store',
  choose: 'chooseStore',
  none: 'noStores',
  member: 'storeId',
  available: 'hasAvailableStores',
  async list({ channel, embed }) {
    const local = languageOf(embed.parameters.locale) === 'ja';
    const stores = (await channel.call('retrieveStores')).filter(isObject);
    return stores
      .filter(({ storeId }) => typeof storeId === 'string')
      .map(({ storeId, storeName, localizedStoreName }) => [
        textOf(storeId),
        textOf((local ? localizedStoreName : storeName) ?? storeName ?? storeId),
      ]);
  },
});
