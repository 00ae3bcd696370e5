/** The merchant of each dialect. */
import type { Dialect } from '../../../contract/method.ts';
import { commerceMerchant } from './commerce.ts';
import { digitalRiverMerchant } from './digital-river.ts';
import type { Merchant, MerchantTools } from './merchant.ts';

const makers: Readonly<Record<Dialect, (tools: MerchantTools) => Merchant>> = {
  'digital-river-api': digitalRiverMerchant,
  'commerce-api': commerceMerchant,
};

export function merchantOf(tools: MerchantTools): Merchant {
  return makers[tools.run.dialect](tools);
}
