/** Store credit on a checkout: attached before a single-use source, because none may follow it. */
import type { MerchantApi } from '../api/merchant-api.ts';
import type { Credit, Purchase } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';

/** @throws ApiRefusal if the API refuses it */
export async function attachCredit(api: MerchantApi, purchase: Purchase, amount: number): Promise<void> {
  const { checkoutId, paymentSession, credits, number } = purchase;
  const line = `${number}-${credits.length + 1}`;
  const { id } = await api.createCredit(paymentSession.id, amount, line);
  await api.attach(checkoutId, id);
  purchase.credits = [...purchase.credits, { sourceId: id, amount }];
}

export async function detachCredit(api: MerchantApi, purchase: Purchase, credit: Credit): Promise<void> {
  await api.detach(purchase.checkoutId, credit.sourceId);
  purchase.credits = purchase.credits.filter((attached) => attached !== credit);
}

/** The amount of a payment that was chosen earlier is fixed, so the shopper must choose the payment again. */
export async function detachPrimary({ behaviour, api }: Visit, purchase: Purchase): Promise<void> {
  const { attachedSource } = purchase;
  if (attachedSource) await behaviour.dropSource(api, purchase, attachedSource);
}

/** An amount as people write it, with a comma or a point; undefined for anything else. */
export function amountIn(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,12}(\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}
