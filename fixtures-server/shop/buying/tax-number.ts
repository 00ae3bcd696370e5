/** The shopper's tax identifier: stored with the customer, and applied to the checkout. */
import type { TaxIdentifier } from '../api/answers.ts';
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Purchase, TaxNumber } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';

/** Creates it, assigns it to the signed-in customer, and applies it to the checkout, whose tax it changes. */
export async function useTaxNumber(visit: Visit, purchase: Purchase, number: TaxNumber): Promise<void> {
  const { api, behaviour } = visit;
  const { id } = (await heldAlready(visit, number)) ?? (await newlyMade(visit, number));
  await behaviour.applyTaxIdentifier(api, purchase, id, number);
  purchase.taxNumber = { ...number, id };
}

/** A customer has at most one identifier of a type: a new value replaces the old one. */
async function heldAlready(
  { session: { account }, api }: Visit,
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
  { session: { account }, api, behaviour }: Visit,
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

/** Removes the tax number from this purchase; the customer keeps the identifier. */
export async function withdrawTaxNumber({ api }: Visit, purchase: Purchase): Promise<void> {
  const changes = { customerType: 'individual', taxIdentifiers: [] };
  const { totalAmount } = await api.updateCheckout(purchase.checkoutId, changes);
  purchase.total = totalAmount;
  delete purchase.taxNumber;
}
