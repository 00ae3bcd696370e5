/** Stories of orders that the provider reviews for fraud a second time. */
import type { ShownOrder } from '../../../pages/shop.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { checkoutOf } from './probing.ts';
import type { Story } from './stories.ts';

/** Orders what is to be reviewed. @returns the order's id */
async function ordersForReview(shopper: ShopperActions): Promise<string> {
  const { control } = shopper.world;
  await shopper.entersShop();
  await shopper.reachesReview();
  const { id } = await checkoutOf(shopper);
  await control?.post(`/checkouts/${id}/review`);
  await shopper.orders();
  await shopper.waitForWebhook('order.review_opened');
  shopper.world.note({ orderBefore: await shopper.waitForOrder(({ status }) => status === 'under-review') });
  await shopper.looksUp('order');
  return String((await shopper.world.observe()).ordersMade.at(-1)?.order.id);
}

async function ends(
  shopper: ShopperActions,
  order: string,
  outcome: 'accepted' | 'blocked',
  shows: (shown: ShownOrder, told: number) => boolean,
): Promise<void> {
  await shopper.world.control?.post(`/orders/${order}/review`, { outcome });
  await shopper.waitForWebhook(`order.${outcome}`);
  const told = shopper.world.notes.orderBefore?.messages.length ?? 0;
  shopper.world.note({ orderAfter: await shopper.waitForOrder((shown) => shows(shown, told)) });
  await shopper.looksUp('order');
}

export const reviewStories = {
  'fraud-review': async (shopper) => {
    await ends(shopper, await ordersForReview(shopper), 'accepted', ({ status }) => status === 'ready');
  },

  'fraud-blocked': async (shopper) => {
    await ends(
      shopper,
      await ordersForReview(shopper),
      'blocked',
      ({ status, messages }, told) =>
        (status === 'blocked' || status === 'cancelled') && messages.length > told,
    );
  },
} satisfies Record<string, Story>;
