/** What the shop offers beyond paying: the fixture shop everything, another what its adapter module says. */
import { SHOP_ABILITIES, type ShopAbility } from '../contract/abilities.ts';
import { hasSingleShopper, type Settings } from '../harness/settings.ts';
import { abilitiesOfAdapter } from './shop-adapter.ts';

/**
 * A custom shop's module names its abilities in an export `abilities`, e.g. `['storeCredit']`; without one it has none.
 * @throws UsageError for a module that drives no shop, or an ability that nobody knows
 */
export async function shopAbilities(settings: Settings): Promise<readonly ShopAbility[]> {
  // where all are one shopper, what one saved would be everybody's
  if (settings.DR_SHOP === 'fixture')
    return SHOP_ABILITIES.filter((ability) => ability !== 'account' || !hasSingleShopper(settings));
  return settings.DR_SHOP_ADAPTER === undefined ? [] : abilitiesOfAdapter(settings.DR_SHOP_ADAPTER);
}
