/** Stories in which the shopper's bank asks who is paying. */
import { ChallengePage } from '../../../pages/challenge-page.ts';
import { BANK_PASSWORD } from '../bare-sdk.ts';
import { now } from '../recording/recorder.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { accountPages, savesAnother, signsIn } from './account.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

/**
 * Answers the bank if it asks; with no password the shopper gives up.
 * @param isOver ends the wait for the bank early
 */
async function answers(
  { world }: ShopperActions,
  password: string | undefined,
  isOver: () => boolean = () => false,
): Promise<void> {
  const challenge = new ChallengePage(world.page);
  // a provider that does not challenge breaks a rule of its own, and keeps no shop from going on
  if (!(await challenge.appears(isOver))) return;
  const from = now();
  const passed = password === BANK_PASSWORD;
  const title = passed ? 'Passes the challenge' : 'Fails the challenge';
  await step(password === undefined ? 'Cancels the challenge' : title, () =>
    password === undefined ? challenge.cancel() : challenge.answer(password),
  );
  world.note({ challenges: [...(world.notes.challenges ?? []), { passed, from, at: now() }] });
}

/** Leaves the payment page, and answers the bank on the way. */
async function continues(
  shopper: ShopperActions,
  password: string | undefined,
  ...wanted: readonly ('payment' | 'review')[]
): Promise<void> {
  await step('Continues from the payment page and answers the bank', async () => {
    let isOver = false;
    const leaving = shopper.world.shop.continueFromPayment().finally(() => {
      isOver = true;
    });
    const [screen] = await Promise.all([leaving, answers(shopper, password, () => isOver)]);
    await shopper.arrives(screen, ...wanted);
  });
}

async function beginsToPay(shopper: ShopperActions): Promise<void> {
  shopper.usesTrigger('challenges');
  await shopper.entersShop();
  await shopper.choosesPayment();
  await shopper.acceptsTerms();
}

const TOPICS = ['trigger', 'challenges', 'terms', 'cardTyped'] as const;

async function choosesAgain(shopper: ShopperActions): Promise<void> {
  await step('Chooses the payment method again', async () => {
    await shopper.choosesPayment();
    await shopper.acceptsTerms();
  });
}

export const challengeStories = {
  'challenge-passed': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.orders();
  }),

  'challenge-failed': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, 'wrong', 'payment', 'review');
    // a shop may show its payment panel anew, with nothing chosen
    if ((await shopper.world.shop.screen()) === 'payment') await choosesAgain(shopper);
    await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.orders();
  }),

  'challenge-cancelled': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await continues(shopper, undefined, 'payment', 'review');
  }),

  'challenge-unanswered': story(TOPICS, async (shopper) => {
    const { shop, page } = shopper.world;
    await beginsToPay(shopper);
    await step('Continues from the payment page, and nobody answers the bank', async () => {
      const address = page.url();
      await shop.pressContinue();
      await new ChallengePage(page).appears(() => page.url() !== address);
    });
    await beginsToPay(shopper);
    await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.orders();
  }),

  'saved-challenged': story([...TOPICS, 'account'], async (shopper) => {
    shopper.usesTrigger('challenges');
    await signsIn(shopper);
    await savesAnother(shopper, () => answers(shopper, BANK_PASSWORD));
    await shopper.entersShop();
    await step('Chooses the saved payment method', () => accountPages(shopper).chooseSaved());
    await shopper.acceptsTerms();
    await continues(shopper, 'wrong', 'payment', 'review');
    if ((await shopper.world.shop.screen()) === 'payment') await continues(shopper, BANK_PASSWORD, 'review');
    await shopper.placesOrder(1, 'confirmation');
  }),
} satisfies Record<string, Story>;
