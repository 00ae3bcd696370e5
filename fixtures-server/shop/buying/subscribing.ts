/** Additional data of a subscription: accepted terms, and a reusable source. */
import { randomUUID } from 'node:crypto';
import type { Checkout } from '../api/answers.ts';
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Purchase, SubscriptionInfo } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';
import type { Product } from './product.ts';

const ACCEPT = 'Please accept the terms of the subscription first.';

/** A subscription that begins now, with its first term. */
export function newSubscription(): SubscriptionInfo {
  const start = new Date();
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  // the next term begins in the second in which this one ends
  end.setUTCSeconds(end.getUTCSeconds() - 1);
  return {
    subscriptionId: randomUUID(),
    autoRenewal: true,
    freeTrial: false,
    startTime: inSeconds(start),
    endTime: inSeconds(end),
  };
}

function inSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** A subscription needs an account, because it is charged again without the shopper. */
export function needsAccount({ renewsEvery }: Product, { session }: Visit): boolean {
  return renewsEvery !== undefined && session.account === undefined;
}

/**
 * Stores the accepted terms.
 * @param terms text as shown; undefined if nothing was accepted
 * @returns whether the purchase may continue
 */
export async function acceptTerms(
  { session, api, behaviour }: Visit,
  purchase: Purchase,
  terms: string | undefined,
): Promise<boolean> {
  if (!purchase.subscription) return true;
  if (terms !== undefined) {
    await behaviour.sendTerms(api, purchase, terms);
    return true;
  }
  if (!behaviour.asksForRenewal()) return true;
  session.tell(ACCEPT);
  return false;
}

/** Adds the terms to every subscription line of the checkout; other members stay. */
export async function sendTerms(api: MerchantApi, purchase: Purchase, terms: string): Promise<void> {
  const { subscription, first, checkoutId } = purchase;
  if (!subscription) return;
  const subscriptionInfo = { ...subscription, terms };
  await api.updateCheckout(checkoutId, { items: itemsOf(first).map((id) => ({ id, subscriptionInfo })) });
}

function itemsOf({ items }: Checkout): string[] {
  return items.flatMap(({ id }) => id ?? []);
}
