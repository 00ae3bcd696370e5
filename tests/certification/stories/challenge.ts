/** Stories in which the shopper's bank asks who is paying. */
import { ChallengePage } from '../../../pages/challenge-page.ts';
import { BANK_PASSWORD } from '../bare-sdk.ts';
import { now } from '../recording/recorder.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { accountPages, savesAnother, signsIn } from './account.ts';
import type { Story } from './stories.ts';

/** Answers the bank; with no password the shopper gives up. */
async function answers({ world }: ShopperActions, password: string | undefined): Promise<void> {
  const challenge = new ChallengePage(world.page);
  if (password === undefined) await challenge.cancel();
  else await challenge.answer(password);
  const passed = password === BANK_PASSWORD;
  world.note({ challenges: [...(world.notes.challenges ?? []), { passed, at: now() }] });
}

/** Leaves the payment page, and answers the bank on the way. */
async function continues(
  shopper: ShopperActions,
  password: string | undefined,
  ...wanted: readonly ('payment' | 'review')[]
): Promise<void> {
  const [screen] = await Promise.all([shopper.world.shop.continueFromPayment(), answers(shopper, password)]);
  await shopper.arrives(screen, ...wanted);
}

async function beginsToPay(shopper: ShopperActions): Promise<void> {
  shopper.usesTrigger('challenges');
  await shopper.entersShop();
  await shopper.choosesPayment();
  await shopper.acceptsTerms();
}

export const challengeStories = {
  'challenge-passed': async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.orders();
  },

  'challenge-failed': async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, 'wrong', 'payment', 'review');
    await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.orders();
  },

  'challenge-cancelled': async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, undefined, 'payment', 'review');
  },

  'saved-challenged': async (shopper) => {
    shopper.usesTrigger('challenges');
    await signsIn(shopper);
    await savesAnother(shopper, () => answers(shopper, BANK_PASSWORD));
    await shopper.entersShop();
    await accountPages(shopper).chooseSaved();
    await shopper.acceptsTerms();
    await continues(shopper, 'wrong', 'payment', 'review');
    if ((await shopper.world.shop.screen()) === 'payment') await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.arrives(shopper.world.shop.placeOrder(), 'confirmation');
  },
} satisfies Record<string, Story>;
