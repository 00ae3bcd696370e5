/** Stories of shoppers with an account, who save, use and remove payment methods. */
import { NotArrived } from '../../../pages/arrival.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { harnessStep, step } from '../steps.ts';
import { type Story, story } from './story.ts';

export function approves({ world }: ShopperActions): void {
  const { account } = world.notes;
  world.note({ account: { ...account, savesApproved: [...(account?.savesApproved ?? []), Date.now()] } });
}

export async function signsIn(shopper: ShopperActions): Promise<void> {
  await shopper.goes('Signs in', () => shopper.pagesOf('account').signIn(), 'account');
  shopper.world.note({ account: { savesApproved: [] } });
}

/** Saves a payment method without a purchase. @param meanwhile actions while it is being saved */
export async function savesAnother(
  shopper: ShopperActions,
  meanwhile: () => Promise<void> = nothing,
): Promise<void> {
  const account = shopper.pagesOf('account');
  const { world } = shopper;
  await step('Saves a payment method in the account', async () => {
    await account.fillAnother(world.method.wire, world.shopper);
    world.note({ cardTyped: true });
    approves(shopper);
    const [screen] = await Promise.all([account.saveAnother(), meanwhile()]);
    await shopper.arrives(screen, 'account');
    const shown = await account.count();
    world.note({ account: { savesApproved: [], ...world.notes.account, shown } });
  });
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

/** The source that the shop saved last. */
async function savedSource({ world }: ShopperActions): Promise<{ customer: string; source: string }> {
  const saved = (await world.observe()).saves.at(-1);
  if (!saved) throw new NotArrived('a source saved by the shop', 'none');
  return saved;
}

/** Goes from the payment page to the review page, with the first of the saved methods. */
async function paysWithSaved(shopper: ShopperActions): Promise<void> {
  await step('Pays with the saved payment method up to the review page', async () => {
    await shopper.reachesReview(1, { choose: () => shopper.pagesOf('account').chooseSaved() });
  });
}

export const accountStories = {
  'saves-source': story(['account', ...PAYING], async (shopper) => {
    await signsIn(shopper);
    await shopper.entersShop();
    await shopper.reachesReview();
    // without a review page, the shopper pays for another purchase
    if ((await shopper.where()) === 'review') await shopper.changesPayment();
    else await shopper.entersShop();
    await step('Pays again and agrees to save the payment method', () =>
      shopper.reachesReview(1, {
        choose: async () => {
          await shopper.choosesPayment();
          await shopper.pagesOf('account').approveSaving();
          approves(shopper);
        },
      }),
    );
    await shopper.looksUp('checkout');
    await shopper.placesOrder(1, ['confirmation']);
  }),

  'pays-with-saved': story(['account', 'terms', 'cardTyped'], async (shopper) => {
    const { api, merchant } = shopper.world;
    await signsIn(shopper);
    await savesAnother(shopper);
    const { customer, source } = await savedSource(shopper);
    await shopper.entersShop();
    await paysWithSaved(shopper);
    await shopper.placesOrder(1, ['confirmation']);
    // in a checkout of its own, because a shop may attach the source only when the order is placed
    await harnessStep('The harness attaches the saved source and store credit', () =>
      merchant.addsCreditToSaved(customer, source),
    );
    await harnessStep('The harness pays with the saved source as another customer', async () => {
      await api.source(source);
      await merchant.paysWithForeignSource(source);
    });
  }),

  'removes-saved': story(['account', 'cardTyped'], async (shopper) => {
    const { api } = shopper.world;
    const account = shopper.pagesOf('account');
    await signsIn(shopper);
    await savesAnother(shopper);
    const { customer, source } = await savedSource(shopper);
    await shopper.goes('Removes the saved payment method', () => account.removeFirst(), 'account');
    const leftAfterRemoval = await account.count();
    shopper.world.note({ account: { savesApproved: [], ...shopper.world.notes.account, leftAfterRemoval } });
    await harnessStep('The harness saves the removed source again', async () => {
      await api.source(source);
      await api.call('POST', `/customers/${customer}/sources/${source}`);
    });
  }),
} satisfies Record<string, Story>;
