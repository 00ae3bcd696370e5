/** Makes the page objects of the shop that a run judges. */
import type { RunSpec } from '../../harness/run.ts';
import { fixtureShop } from '../../pages/fixture-shop.ts';
import type { ShopAdapter } from '../../pages/shop.ts';

/** @throws Error when the adapter module has no default export that makes page objects */
export async function adapterOf(run: RunSpec): Promise<ShopAdapter> {
  if (run.shopAdapter === undefined) return fixtureShop;
  const module_ = (await import(run.shopAdapter)) as { default?: unknown };
  if (typeof module_.default !== 'function')
    throw new Error(
      `${run.shopAdapter} must export a function by default: (page, shopUrl) => page objects (see pages/shop.ts)`,
    );
  return module_.default as ShopAdapter;
}
