/** What the shop offers beyond paying: the fixture shop everything, another what its adapter module says. */
import { resolve } from 'node:path';
import { SHOP_ABILITIES, type ShopAbility } from '../contract/scenarios.ts';
import { isOneShopper, type Settings, UsageError } from './settings.ts';

/**
 * A custom shop's module names its abilities in an export `abilities`, e.g. `['storeCredit']`; without one it has none.
 * @throws UsageError for a module that cannot be loaded, or an ability that nobody knows
 */
export async function shopAbilities(settings: Settings): Promise<readonly ShopAbility[]> {
  // where all are one shopper, what one saved would be everybody's
  if (settings.DR_SHOP === 'fixture')
    return SHOP_ABILITIES.filter((ability) => ability !== 'account' || !isOneShopper(settings));
  if (settings.DR_SHOP_ADAPTER === undefined) return [];
  const named = await abilitiesIn(resolve(settings.DR_SHOP_ADAPTER));
  return named.map((name) => {
    const known = SHOP_ABILITIES.find((ability) => ability === name);
    if (known) return known;
    throw new UsageError(
      `DR_SHOP_ADAPTER names the ability ${JSON.stringify(name)}: there are ${SHOP_ABILITIES.join(', ')}.`,
    );
  });
}

async function abilitiesIn(path: string): Promise<readonly unknown[]> {
  try {
    const { abilities = [] } = (await import(path)) as { abilities?: unknown };
    return Array.isArray(abilities) ? abilities : [abilities];
  } catch (error) {
    throw new UsageError(`DR_SHOP_ADAPTER cannot be loaded: ${String(error)}`);
  }
}
