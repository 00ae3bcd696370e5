/** Stories of shoppers with an account: what they save, use again and remove. */
import { NotArrived } from '../../../pages/arrival.ts';
import type { AccountPages } from '../../../pages/shop.ts';
import { now } from '../recording/recorder.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { checkoutOf } from './probing.ts';
import type { Story } from './stories.ts';

/** @throws Error when the plan sent a shop here that has no accounts */
export function accountPages({ world }: ShopperActions): AccountPages {
  if (!world.shop.account) throw new Error('the shop names the ability account and has no pages for it');
  return world.shop.account;
}

export function approves({ world }: ShopperActions): void {
  world.note({ savesApproved: [...(world.notes.savesApproved ?? []), now()] });
}

export async function signsIn(shopper: ShopperActions): Promise<void> {
  await shopper.arrives(accountPages(shopper).signIn(), 'account');
  shopper.world.note({ hasAccount: true });
}

/** Saves a payment method although nothing is bought. @param meanwhile what the shopper does while it is saved */
export async function savesAnother(
  shopper: ShopperActions,
  meanwhile: () => Promise<void> = nothing,
): Promise<void> {
  const account = accountPages(shopper);
  const { method } = shopper.world;
  await account.fillAnother(method.wire, shopper.world.shopper);
  shopper.world.note({ cardTyped: true });
  approves(shopper);
  const [screen] = await Promise.all([account.saveAnother(), meanwhile()]);
  await shopper.arrives(screen, 'account');
  shopper.world.note({ savedShown: await account.count() });
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

/** The source that the shop saved last. */
async function savedSource({ world }: ShopperActions): Promise<{ customer: string; source: string }> {
  const saved = (await world.observe()).saves.at(-1);
  if (!saved) throw new NotArrived('the shop saved no source');
  return saved;
}

export const accountStories = {
  'saves-source': async (shopper) => {
    const { shop } = shopper.world;
    await signsIn(shopper);
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.arrives(shop.changePayment(), 'payment');
    await shopper.choosesPayment();
    await accountPages(shopper).approveSaving();
    approves(shopper);
    await shopper.acceptsTerms();
    await shopper.arrives(shop.continueFromPayment(), 'review');
    await shopper.looksUp('checkout');
    await shopper.arrives(shop.placeOrder(), 'confirmation');
  },

  'pays-with-saved': async (shopper) => {
    const { shop, api, merchant } = shopper.world;
    await signsIn(shopper);
    await savesAnother(shopper);
    const { source } = await savedSource(shopper);
    await shopper.entersShop();
    await accountPages(shopper).chooseSaved();
    await shopper.acceptsTerms();
    await shopper.arrives(shop.continueFromPayment(), 'review');
    const { id, session } = await checkoutOf(shopper);
    const credit = await merchant.attachesCredit(id, session, 1);
    if (credit !== undefined) await api.call('DELETE', `/checkouts/${id}/sources/${credit}`);
    await shopper.arrives(shop.placeOrder(), 'confirmation');
    await api.source(source);
    await merchant.paysWithForeignSource(source);
  },

  'removes-saved': async (shopper) => {
    const { api } = shopper.world;
    const account = accountPages(shopper);
    await signsIn(shopper);
    await savesAnother(shopper);
    const { customer, source } = await savedSource(shopper);
    await shopper.arrives(account.removeFirst(), 'account');
    shopper.world.note({ savedLeft: await account.count() });
    await api.source(source);
    await api.call('POST', `/customers/${customer}/sources/${source}`);
  },
} satisfies Record<string, Story>;
