/** Makes the page objects of the shop that a run judges. */
import { pathToFileURL } from 'node:url';
import type { RunSpec } from '../../harness/run.ts';
import type { ShopDefinition } from '../../pages/define-shop.ts';
import { fixtureShop } from '../../pages/fixture-shop.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { guarded } from './guarded-adapter.ts';

/** The command that made the run has validated the module. */
export async function adapterOf({ shopAdapter }: RunSpec): Promise<ShopAdapter> {
  // not wrapped: our own page objects are tested, so a control that they do not find is really missing in the
  // shop
  if (shopAdapter === undefined) return fixtureShop;
  const { default: exported } = (await import(pathToFileURL(shopAdapter).href)) as {
    default: ShopAdapter | ShopDefinition;
  };
  return guarded(typeof exported === 'function' ? exported : exported.pages, shopAdapter);
}
