/** What the harness itself asks of the API in the middle of a story. */
import { valueAt } from '../../harness/intervention.ts';
import { Stranded } from '../../pages/arrival.ts';
import type { Story } from '../support/story.ts';

/** The shop's checkout as it stands now. */
export async function checkoutOf({ world }: Story): Promise<{ id: string; total: number; session: unknown }> {
  const seen = await world.seen();
  const id = seen.containersMade.at(-1)?.container;
  if (id === undefined) throw new Stranded('the shop made no checkout');
  const { body } = await world.api.checkout(id);
  return { id, total: Number(valueAt(body, 'totalAmount')), session: valueAt(body, 'payment.session.id') };
}

/** The harness itself tries to attach store credit to a checkout. @returns the credit's id */
export async function tries(
  { world: { api } }: Story,
  checkout: string,
  session: unknown,
  amount: number,
): Promise<string> {
  const credit = await api.call('POST', '/sources', {
    type: 'customerCredit',
    paymentSessionId: session,
    amount,
    customerCredit: {},
  });
  const id = String(credit.body.id);
  await api.call('POST', `/checkouts/${checkout}/sources/${id}`);
  await api.checkout(checkout);
  return id;
}
