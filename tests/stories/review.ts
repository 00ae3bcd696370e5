/** Stories of orders that the provider reviews for fraud a second time. */
import type { ShownOrder } from '../../pages/shop.ts';
import type { Story } from '../support/story.ts';
import { checkoutOf } from './probing.ts';
import type { Tell } from './stories.ts';

/** Orders what is to be reviewed. @returns the order's id */
async function ordersForReview(shopper: Story): Promise<string> {
  const { control } = shopper.world;
  await shopper.entersShop();
  await shopper.reachesReview();
  const { id } = await checkoutOf(shopper);
  await control?.post(`/checkouts/${id}/review`);
  await shopper.orders();
  await shopper.hears('order.review_opened');
  shopper.world.note({ orderBefore: await shopper.seesOrder(({ status }) => status === 'under-review') });
  await shopper.looksUp('order');
  return String((await shopper.world.seen()).ordersMade.at(-1)?.order.id);
}

async function ends(
  shopper: Story,
  order: string,
  outcome: 'accepted' | 'blocked',
  status: ShownOrder['status'],
): Promise<void> {
  await shopper.world.control?.post(`/orders/${order}/review`, { outcome });
  await shopper.hears(`order.${outcome}`);
  shopper.world.note({ orderAfter: await shopper.seesOrder((shown) => shown.status === status) });
  await shopper.looksUp('order');
}

export const reviewStories = {
  'in-review': async (shopper) => {
    await ends(shopper, await ordersForReview(shopper), 'accepted', 'ready');
  },

  blocked: async (shopper) => {
    await ends(shopper, await ordersForReview(shopper), 'blocked', 'blocked');
  },
} satisfies Record<string, Tell>;
