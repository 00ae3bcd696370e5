/** What the shop is and offers: the fixture shop offers everything, any other shop what its adapter module says. */
import { SHOP_ABILITIES } from '../contract/abilities.ts';
import { hasSingleShopper, type Settings } from '../harness/settings.ts';
import { offerOfAdapter, type ShopOffer } from './shop-adapter.ts';

/** @throws UsageError for a module that drives no shop, or offers something unknown */
export async function shopOffer(settings: Settings): Promise<ShopOffer> {
  // where all are one shopper, what one saved would be everybody's
  if (settings.DR_SHOP === 'fixture')
    return {
      abilities: SHOP_ABILITIES.filter((ability) => ability !== 'account' || !hasSingleShopper(settings)),
    };
  return settings.DR_SHOP_ADAPTER === undefined
    ? { abilities: [] }
    : offerOfAdapter(settings.DR_SHOP_ADAPTER, settings.DR_DIALECT);
}
