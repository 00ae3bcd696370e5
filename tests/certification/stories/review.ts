/** Stories of orders under fraud review by the provider. */
import type { ShownOrder } from '../../../pages/shop.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { checkoutOf } from './probing.ts';
import { harnessStep, step } from '../steps.ts';
import { type Story, story } from './story.ts';

/** Places an order that will be reviewed. @returns the order's id */
async function ordersForReview(shopper: ShopperActions): Promise<string> {
  await shopper.entersShop();
  await shopper.choosesPayment();
  // the order may be placed by the next button, or after a review page for which the shop made another checkout
  const hasCheckout = (await shopper.world.observe()).containersMade.length > 0;
  const marked = hasCheckout ? await reviewsNextOrder(shopper) : undefined;
  await shopper.reachesReview();
  if ((await shopper.where()) === 'review') await reviewsNextOrder(shopper, marked);
  await step('Places the order, which the provider reviews', async () => {
    await shopper.orders();
    await shopper.waitForWebhook('order.review_opened');
    const before = await shopper.waitForOrder(({ status }) => status === 'under-review');
    shopper.world.note({ orderPage: { before } });
    await shopper.looksUp('order');
  });
  return String((await shopper.world.observe()).ordersMade.at(-1)?.order.id);
}

/** @param known a checkout whose order is already marked for review @returns the shop's latest checkout */
async function reviewsNextOrder(shopper: ShopperActions, known?: string): Promise<string> {
  const { id } = await checkoutOf(shopper);
  if (id !== known)
    await harnessStep('The provider reviews the next order', async () =>
      shopper.world.control?.post(`/checkouts/${id}/review`),
    );
  return id;
}

async function ends(
  shopper: ShopperActions,
  order: string,
  outcome: 'accepted' | 'blocked',
  shows: (shown: ShownOrder, known: number) => boolean,
): Promise<void> {
  await harnessStep(`The provider ends the review: ${outcome}`, async () => {
    await shopper.world.control?.post(`/orders/${order}/review`, { outcome });
    await shopper.waitForWebhook(`order.${outcome}`);
    const { orderPage } = shopper.world.notes;
    const known = orderPage?.before?.messages.length ?? 0;
    const after = await shopper.waitForOrder((shown) => shows(shown, known));
    shopper.world.note({ orderPage: { ...orderPage, after } });
    await shopper.looksUp('order');
  });
}

const TOPICS = [...PAYING, 'orderPage'] as const;

export const reviewStories = {
  'fraud-review': story(TOPICS, async (shopper) => {
    await ends(shopper, await ordersForReview(shopper), 'accepted', ({ status }) => status === 'ready');
  }),

  'fraud-blocked': story(TOPICS, async (shopper) => {
    await ends(
      shopper,
      await ordersForReview(shopper),
      'blocked',
      ({ status, messages }, known) =>
        (status === 'blocked' || status === 'cancelled') && messages.length > known,
    );
  }),
} satisfies Record<string, Story>;
