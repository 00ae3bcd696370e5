/** Stories in which the shopper pays, in a straight line or not. */
import { migrate } from '../support/migration.ts';
import { crossOriginCall } from '../support/cross-origin.ts';
import type { Tell } from './stories.ts';

export const payingStories = {
  pays: async (shopper) => {
    const { shop, method } = shopper.world;
    await shopper.entersShopByHand();
    // a shopper who has not accepted the terms presses the button first: nothing may come of it
    if (method.wire.flow === 'redirect' || method.wire.createdBy === 'element') {
      await shopper.choosesPayment();
      await shop.pressContinue();
    }
    await shopper.reachesReview();
    await shopper.looksUp('checkout', 'source');
    // nor may anything come of an order before the seller's disclosure is accepted
    await shop.pressPlaceOrder();
    await shopper.acceptsDisclosure();
    await shopper.orders();
    await shopper.settles();
    const orderNumber = await shop.orderNumber();
    if (orderNumber !== undefined) shopper.world.note({ orderNumber });
    if (method.wire.flow === 'receiver') await shopper.readsInstructions();
    await shopper.looksUp('order', 'source');
  },

  migration: async (shopper) => {
    await shopper.entersShop();
    shopper.world.note({ crossOrigin: await crossOriginCall(shopper.world) });
    await migrate(shopper.world);
  },

  'double-click': async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesReview(2);
    await shopper.orders(2);
    await shopper.settles();
  },

  reload: async (shopper) => {
    const { shop, merchant } = shopper.world;
    await shopper.entersShop();
    await shopper.arrives(shop.reload(), 'payment');
    await shopper.reachesReview();
    await shopper.arrives(shop.reload(), 'review');
    await shopper.orders();
    await shopper.settles();
    await shopper.arrives(shop.reload(), 'confirmation');
    const seen = await shopper.world.seen();
    const [order] = seen.ordersMade;
    if (order) await merchant.ordersAgain(order.container);
  },

  'changes-payment': async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.arrives(shopper.world.shop.changePayment(), 'payment');
    await shopper.reachesReview();
    await shopper.looksUp('checkout');
  },

  'removes-payment': async (shopper) => {
    const { shop, api, merchant } = shopper.world;
    await shopper.entersShop();
    await shopper.reachesReview();
    const removed = await shopper.attachedSource();
    await shopper.arrives(shop.removePayment(), 'payment', 'review');
    await api.source(removed);
    await shopper.looksUp('checkout');
    await shopper.reachesReview();
    await merchant.attachesDetached(removed);
  },
} satisfies Record<string, Tell>;
