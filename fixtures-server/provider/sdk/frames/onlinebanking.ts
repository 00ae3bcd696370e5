import { textOf } from '../shared/text-of.ts';
import { isObject } from './api.ts';
import { startSelectField } from './select-field.ts';

startSelectField({
  type: 'onlinebanking',
  label: 'bank',
  choose: 'chooseBank',
  none: 'noBanks',
  member: 'bankCode',
  available: 'hasAvailableBanks',
  async list({ channel }, { onlineBanking }) {
    const { country, currency } = isObject(onlineBanking) ? onlineBanking : {};
    const banks = (await channel.call('retrieveBanks', String(country), String(currency))).filter(isObject);
    return banks
      .filter(({ bankCode }) => typeof bankCode === 'string')
      .map(({ bankCode, bankName }) => [textOf(bankCode), textOf(bankName ?? bankCode)]);
  },
});
