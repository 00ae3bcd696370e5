/**
 * The default export of an adapter module: which shop it operates, what this shop offers, and the shop's pages.
 *
 *     import { defineShop } from './pages/define-shop.ts';
 *
 *     export default defineShop({
 *       name: 'Tidepool Ceramics',
 *       version: '4.2',
 *       methods: ['creditCard', 'payPal'],
 *       abilities: ['account'],
 *       pages: (page, shopUrl) => new MyShop(page, shopUrl),
 *     });
 *
 * The address of the shop is a setting, `DR_SHOP_URL`. `pages/shop.ts` says what each verb of the pages does, what it may
 * throw, and what is optional. This file exports everything that an adapter needs, including Playwright's `expect` and types, so that an adapter works in any folder. `npm run adapter:new` writes an adapter to start from.
 */
import type { ShopAbility } from '../contract/abilities.ts';
import type { ShopAdapter, ShopPages } from './shop.ts';

export { expect } from '@playwright/test';
export type { Locator, Page } from '@playwright/test';
export type { Wire } from '../contract/method.ts';
export { NotArrived } from './arrival.ts';
export { press } from './press.ts';
export type * from './shop.ts';

export interface ShopDefinition<Ability extends ShopAbility = ShopAbility> {
  /** Name of the shop, which reports show. */
  readonly name: string;
  /** Version of the shop that is judged: a release, or a commit. */
  readonly version: string;
  /**
   * Ids of all the payment methods that the shop offers, e.g. `creditCard` (`npm run certify -- --list` shows all ids). A run over
   * all of them is complete; `DR_METHODS` and `--methods` select some, and such a partial run issues no certification.
   */
  readonly methods: readonly string[];
  /**
   * What the shop offers in addition to paying. For each ability, the pages must have the part with the same
   * name. Absent: no abilities.
   */
  readonly abilities?: readonly Ability[];
  /** Creates the page objects for a shopper's page, and returns them directly, not as a promise. */
  readonly pages: (
    ...adapter: Parameters<ShopAdapter>
  ) => ShopPages & Required<Pick<ShopPages, NoInfer<Ability>>>;
}

/** Types an adapter module's default export: the pages must have the part of each named ability. */
export function defineShop<const Ability extends ShopAbility = never>(
  definition: ShopDefinition<Ability>,
): ShopDefinition<Ability> {
  return definition;
}
