/** What every spec of the plan and of the controls has: the run, its plan, and the shop's page objects. */
import { methodById } from '../../contract/catalogue.ts';
import { makePlan, type Plan } from '../../contract/plan.ts';
import { abilitiesOf, currentRun, type RunContext } from '../../harness/run.ts';
import { fixtureShop } from '../../pages/fixture-shop.ts';
import type { ShopAdapter } from '../../pages/shop.ts';

export function planOf(run: RunContext): Plan {
  return makePlan({
    methods: run.methods.map(methodById),
    dialect: run.dialect,
    abilities: abilitiesOf(run),
    ...(run.rules ? { rules: run.rules } : {}),
  });
}

/** @throws Error when the adapter module has no default export that makes page objects */
export async function adapterOf(run: RunContext): Promise<ShopAdapter> {
  if (run.shopAdapter === undefined) return fixtureShop;
  const module_ = (await import(run.shopAdapter)) as { default?: unknown };
  if (typeof module_.default !== 'function')
    throw new Error(
      `${run.shopAdapter} must export a function by default: (page, shopUrl) => page objects (see pages/shop.ts)`,
    );
  return module_.default as ShopAdapter;
}

export { currentRun };
