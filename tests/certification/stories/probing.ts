/** The harness's own API calls during a story. */
import { NotArrived } from '../../../pages/arrival.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { harnessStep } from '../steps.ts';

/** Reads the current state of the shop's checkout. */
export async function checkoutOf({
  world,
}: ShopperActions): Promise<{ id: string; total: number; session: unknown }> {
  const id = (await world.observe()).containersMade.at(-1)?.container;
  if (id === undefined) throw new NotArrived('a checkout made by the shop', 'none');
  await harnessStep('The harness reads the checkout from the API', () => world.merchant.looksAtContainer(id));
  const shown = (await world.observe()).containers.findLast(({ container }) => container === id);
  return { id, total: Number(shown?.total), session: shown?.session.id };
}
