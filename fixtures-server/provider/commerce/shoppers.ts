/** Shoppers and their tokens. A token is all there is to a guest: whoever has it is the shopper. */
import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { ShopperRecord } from '../state/records.ts';

/** What a site's new shoppers begin with. */
const LOCALE = 'en_US';
const CURRENCY = 'USD';

/** @param token the shopper's, made up when absent */
export function addShopper({ store, numbers }: Context, token = newToken()): ShopperRecord {
  const shopper: ShopperRecord = {
    id: numbers.digits(12),
    token,
    locale: LOCALE,
    currency: CURRENCY,
    orders: [],
  };
  store.shoppers.set(token, shopper);
  return shopper;
}

export function newToken(): string {
  return randomBytes(24).toString('hex');
}
