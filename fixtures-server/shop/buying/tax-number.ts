/** A tax identifier of the shopper's: kept with the customer, and applied to the checkout. */
import type { TaxIdentifier } from '../api/answers.ts';
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Purchase } from '../state/purchase.ts';
import type { Session } from '../state/session.ts';
import type { Visit } from '../visit.ts';

/** As the SDK's element tells it. */
export interface TaxNumber {
  readonly type: string;
  readonly value: string;
  readonly customerType: 'individual' | 'business';
}

/** Makes it, gives it to the customer who is signed in, and applies it: from then on it decides about the tax. */
export async function useTaxNumber(
  { session, api }: Visit,
  purchase: Purchase,
  number: TaxNumber,
): Promise<void> {
  const { behaviour } = session;
  const { id } = (await heldAlready(session, api, number)) ?? (await newlyMade(session, api, number));
  await behaviour.applyTaxIdentifier(api, purchase, id, number);
  purchase.taxNumber = { ...number, id };
}

/** A customer has one identifier of a type: another value takes its place. */
async function heldAlready(
  { account }: Session,
  api: MerchantApi,
  { type, value }: TaxNumber,
): Promise<TaxIdentifier | undefined> {
  if (!account) return undefined;
  const { taxIdentifiers } = await api.readCustomer(account.customerId);
  const held = taxIdentifiers.find((known) => known.type === type);
  if (held?.value === value) return held;
  if (held) await api.deleteTaxIdentifier(held.id);
  return undefined;
}

async function newlyMade(
  { account, behaviour }: Session,
  api: MerchantApi,
  { type, value }: TaxNumber,
): Promise<TaxIdentifier> {
  const identifier = await api.createTaxIdentifier(type, value);
  if (account) await behaviour.keepTaxIdentifier(api, account.customerId, identifier.id);
  return identifier;
}

export async function applyTaxIdentifier(
  api: MerchantApi,
  purchase: Purchase,
  id: string,
  { customerType }: TaxNumber,
): Promise<void> {
  const changes = { customerType, taxIdentifiers: [{ id }] };
  const { totalAmount } = await api.updateCheckout(purchase.checkoutId, changes);
  purchase.total = totalAmount;
}

/** The purchase is made without: the customer keeps the identifier. */
export async function withdrawTaxNumber({ api }: Visit, purchase: Purchase): Promise<void> {
  const changes = { customerType: 'individual', taxIdentifiers: [] };
  const { totalAmount } = await api.updateCheckout(purchase.checkoutId, changes);
  purchase.total = totalAmount;
  delete purchase.taxNumber;
}
