/** What a subscription takes beside a payment: terms that the shopper accepts, and a source that can be charged again. */
import { randomUUID } from 'node:crypto';
import type { Checkout } from '../api/answers.ts';
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Purchase, SubscriptionInfo } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';
import type { Product } from './product.ts';

const ACCEPT = 'Please accept the terms of the subscription first.';

/** A subscription that begins now, with the first of its terms. */
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

/** A subscription needs an account: it is charged again without the shopper. */
export function needsAccount({ renewsEvery }: Product, { session }: Visit): boolean {
  return renewsEvery !== undefined && session.account === undefined;
}

/**
 * Takes over what the shopper accepted. @param terms as they were shown; undefined where nothing was accepted
 * @returns whether the purchase may go on
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

/** Every line of the checkout that is a subscription gets the terms, with all that was said of it before. */
export async function sendTerms(api: MerchantApi, purchase: Purchase, terms: string): Promise<void> {
  const { subscription, first, checkoutId } = purchase;
  if (!subscription) return;
  const subscriptionInfo = { ...subscription, terms };
  await api.updateCheckout(checkoutId, { items: itemsOf(first).map((id) => ({ id, subscriptionInfo })) });
}

function itemsOf({ items }: Checkout): string[] {
  return items.flatMap(({ id }) => id ?? []);
}
