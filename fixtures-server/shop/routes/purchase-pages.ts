/** The right page for a shopper who requests a checkout page. */
import { lookUp } from '../buying/ordering.ts';
import { failurePath } from '../buying/paths.ts';
import type { Purchase } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';

/**
 * Finds the purchase that can still be paid, or the path of the page that the shopper should see instead.
 * @param number order number; if it is absent, the purchase of the visitor's session is meant
 */
export async function openPurchaseOf(visit: Visit, number?: unknown): Promise<Purchase | string> {
  const { session } = visit;
  const current = purchaseNamed(visit, number) ?? session.current;
  if (!current || !session.details) return '/';
  return current.stage.is === 'open' ? current : pathOf(visit, current);
}

/** The purchase of an order number, unless it is not the visitor's. */
export function purchaseNamed({ store, behaviours, session }: Visit, number: unknown): Purchase | undefined {
  const purchase = typeof number === 'string' ? store.purchases.get(number) : undefined;
  return purchase && behaviours.of(purchase.testToken).mayVisit(purchase, session) ? purchase : undefined;
}

/** The page for the state of a purchase. */
export async function pathOf(visit: Visit, purchase: Purchase): Promise<string> {
  const { behaviour } = visit;
  switch (purchase.stage.is) {
    case 'open':
      return '/payment';
    case 'unknown':
      return lookUp(visit, purchase);
    case 'redirecting':
      // the shopper came back without the redirect: the payment's state has not been read yet
      return behaviour.resume(visit, purchase);
    case 'confirmed':
      return behaviour.confirmationPath(purchase, visit.shopUrl);
    case 'failed':
      return failurePath(purchase);
  }
}
