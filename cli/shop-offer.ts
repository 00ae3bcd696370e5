/** Name and offer of the shop: the fixture shop offers everything, any other shop what its adapter module states. */
import { SHOP_ABILITIES } from '../contract/abilities.ts';
import { hasSingleShopper } from '../harness/settings.ts';
import type { Settings } from '../harness/settings-schema.ts';
import { offerOfAdapter, type ShopOffer } from './shop-adapter.ts';

/** @throws UsageError for a module that is no adapter, or offers something unknown */
export async function shopOffer(settings: Settings): Promise<ShopOffer> {
  // if all tests share one shopper, they would also share the saved payment methods
  if (settings.DR_SHOP === 'fixture')
    return {
      abilities: SHOP_ABILITIES.filter((ability) => ability !== 'account' || !hasSingleShopper(settings)),
    };
  return settings.DR_SHOP_ADAPTER === undefined
    ? { abilities: [] }
    : offerOfAdapter(settings.DR_SHOP_ADAPTER, settings.DR_DIALECT);
}
