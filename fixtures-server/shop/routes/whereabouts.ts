/** Where a shopper belongs who asks for a page of the checkout. */
import type { Purchase } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';

/** The purchase that can still be paid, or the path of the page that the shopper should see instead. */
export async function openPurchaseOf(visit: Visit): Promise<Purchase | string> {
  const { session } = visit;
  const { current } = session;
  if (!current || !session.details) return '/';
  return current.standing.is === 'open' ? current : pathOf(visit, current);
}

/** The page that shows how a purchase stands. */
export async function pathOf(visit: Visit, purchase: Purchase): Promise<string> {
  const { behaviour } = visit;
  switch (purchase.standing.is) {
    case 'open':
      return '/payment';
    case 'unknown':
      return '/waiting';
    case 'redirecting':
      // the shopper came back without being sent: nobody has asked yet how the payment stands
      return behaviour.resume(visit, purchase);
    case 'confirmed':
      return behaviour.confirmationPath(purchase, visit.shopUrl);
    case 'failed':
      return '/failure';
  }
}
