/** What the harness itself asks of the API in the middle of a story. */
import { Stranded } from '../../../pages/arrival.ts';
import type { Story } from '../story.ts';

/** The shop's checkout as it stands now. */
export async function checkoutOf({ world }: Story): Promise<{ id: string; total: number; session: unknown }> {
  const id = (await world.seen()).containersMade.at(-1)?.container;
  if (id === undefined) throw new Stranded('the shop made no checkout');
  await world.merchant.looksAtContainer(id);
  const shown = (await world.seen()).containers.findLast(({ container }) => container === id);
  return { id, total: Number(shown?.total), session: shown?.session.id };
}
