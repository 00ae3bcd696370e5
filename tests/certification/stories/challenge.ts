/** Stories in which the shopper's bank asks who is paying. */
import { ChallengePage } from '../../../pages/challenge-page.ts';
import { BANK_PASSWORD } from '../bare-sdk.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import type { Way } from '../shopper-moves.ts';
import { settling } from '../settling.ts';
import { savesAnother, signsIn } from './account.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

/**
 * Answers a challenge if one comes; without a password the shopper cancels it.
 * @param isOver ends the wait for the bank early
 */
async function answers(
  { world }: ShopperActions,
  password: string | undefined,
  isOver: () => boolean = () => false,
): Promise<void> {
  const challenge = new ChallengePage(world.page);
  // if the provider requires no challenge, another rule is not met, but the shop can continue
  if (!(await challenge.appears(isOver))) return;
  const from = Date.now();
  const passed = password === BANK_PASSWORD;
  const title = passed ? 'Passes the challenge' : 'Fails the challenge';
  await step(password === undefined ? 'Cancels the challenge' : title, () =>
    password === undefined ? challenge.cancel() : challenge.answer(password),
  );
  world.note({ challenges: [...(world.notes.challenges ?? []), { passed, from, at: Date.now() }] });
}

/** Payment options that answer a challenge after any button. */
function answering(shopper: ShopperActions, password: string | undefined): Way {
  return { during: (leading) => answers(shopper, password, settling(leading)) };
}

/**
 * Pays until the challenge is answered. A failed challenge may lead to any page except the confirmation page.
 */
async function isRefused(
  shopper: ShopperActions,
  password: string | undefined,
  way: Way = {},
): Promise<void> {
  await step('Pays and does not pass the challenge', async () => {
    const screen = await shopper.goesOn((at) => at === 'review' || shopper.isOutcome(at), {
      ...answering(shopper, password),
      ...way,
    });
    // the challenge may come only at the order
    if (screen === 'review' && !shopper.world.notes.challenges)
      await shopper.placesOrder(1, ['payment', 'review', 'failure'], answering(shopper, password));
  });
}

/** Pays again after a refused challenge, from any page; a panel may be redrawn, with nothing chosen. */
async function passes(shopper: ShopperActions, way: Way = {}): Promise<void> {
  const passing = answering(shopper, BANK_PASSWORD);
  if ((await shopper.where()) === 'failure') await shopper.returnsToPayment();
  await shopper.reachesReview(1, { ...passing, ...way });
  await shopper.orders(1, passing);
}

async function beginsToPay(shopper: ShopperActions): Promise<void> {
  shopper.usesTrigger('challenges');
  await shopper.entersShop();
}

const TOPICS = ['trigger', 'challenges', 'terms', 'cardTyped'] as const;

export const challengeStories = {
  'challenge-passed': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await passes(shopper);
  }),

  'challenge-failed': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await isRefused(shopper, 'wrong');
    await passes(shopper);
  }),

  'challenge-cancelled': story(TOPICS, async (shopper) => {
    await beginsToPay(shopper);
    await isRefused(shopper, undefined);
  }),

  'challenge-unanswered': story(TOPICS, async (shopper) => {
    const { shop, page } = shopper.world;
    await beginsToPay(shopper);
    await step('Continues from the payment page and leaves the bank challenge unanswered', async () => {
      await shopper.choosesPayment();
      await shopper.acceptsTerms();
      const address = page.url();
      await shop.pressContinue();
      await new ChallengePage(page).appears(() => page.url() !== address);
    });
    await beginsToPay(shopper);
    await passes(shopper);
  }),

  'saved-challenged': story([...TOPICS, 'account'], async (shopper) => {
    shopper.usesTrigger('challenges');
    await signsIn(shopper);
    await savesAnother(shopper, () => answers(shopper, BANK_PASSWORD));
    await shopper.entersShop();
    const way = {
      choose: () => step('Chooses the saved payment method', () => shopper.pagesOf('account').chooseSaved()),
    };
    await isRefused(shopper, 'wrong', way);
    await passes(shopper, way);
  }),
} satisfies Record<string, Story>;
