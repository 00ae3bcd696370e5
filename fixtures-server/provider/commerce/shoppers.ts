/** Shoppers and their tokens. A guest has exactly one token; a shopper with an account may have several. */
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Unauthorized } from '../errors.ts';
import { createCustomer } from '../payment/saving.ts';
import type { AccountRecord, ShopperRecord } from '../state/records.ts';

/** Defaults of the site's new shoppers. */
const LOCALE = 'en_US';
const CURRENCY = 'USD';

const Text = z.string().min(1).max(200);
/** A shopper whose credentials are with the merchant: only the external reference identifies the shopper here. */
export const NewShopper = z.object({
  shopper: z.object({
    username: Text,
    firstName: Text,
    lastName: Text,
    emailAddress: Text,
    externalReferenceId: Text,
  }),
});

interface Newcomer {
  /** Generated if absent. */
  readonly token?: string;
  readonly account?: AccountRecord;
}

export function addShopper({ store, numbers }: Context, { token, account }: Newcomer = {}): ShopperRecord {
  const shopper: ShopperRecord = {
    id: numbers.digits(12),
    token: token ?? newToken(),
    locale: LOCALE,
    currency: CURRENCY,
    orders: [],
    ...(account ? { account } : {}),
  };
  store.shoppers.set(shopper.token, shopper);
  return shopper;
}

/** @throws Conflict when the merchant's own id is taken */
export function addAccount(
  context: Context,
  { externalReferenceId, emailAddress }: z.output<typeof NewShopper>['shopper'],
): AccountRecord {
  const customer = createCustomer(context, { id: externalReferenceId, email: emailAddress });
  const account: AccountRecord = { customer, options: [] };
  context.store.accounts.set(externalReferenceId, account);
  return account;
}

/** @throws Unauthorized without a shopper's token */
export function shopperOf({ store }: Context, request: Request): ShopperRecord {
  const [scheme = '', token = ''] = (request.get('authorization') ?? '').split(' ');
  const shopper = scheme.toLowerCase() === 'bearer' ? store.shoppers.get(token) : undefined;
  if (!shopper) throw new Unauthorized('The token belongs to no shopper.');
  return shopper;
}

export function newToken(): string {
  return randomBytes(24).toString('hex');
}
