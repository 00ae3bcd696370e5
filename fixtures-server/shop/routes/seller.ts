import type { Purchase } from '../state/purchase.ts';
import type { Seller } from '../views/layout.ts';
import type { Visit } from '../behaviour.ts';

/** The seller, for the pages of a purchase; undefined until the API has named it. */
export function sellerOf({ behaviour, options }: Visit, purchase: Purchase): Seller | undefined {
  const entity = behaviour.entity(purchase);
  if (entity === undefined) return undefined;
  const { publicKey, jsUrl } = options;
  return { jsUrl, data: { publicKey, locale: purchase.market.locale, entity } };
}
