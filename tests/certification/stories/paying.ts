/** Stories in which the shopper pays, in a straight line or not. */
import { migrate } from '../migration.ts';
import { crossOriginCall } from '../cross-origin.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import type { Story } from './stories.ts';
import { onOrder, ordersWithoutAnswer } from './trouble.ts';

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
    await shopper.finishesPayment();
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

  'double-click-and-reload': async (shopper) => {
    const { shop, merchant } = shopper.world;
    await shopper.entersShop();
    await shopper.arrives(shop.reload(), 'payment');
    await shopper.reachesReview(2);
    await shopper.arrives(shop.reload(), 'review');
    await shopper.orders(2);
    await shopper.finishesPayment();
    await shopper.arrives(shop.reload(), 'confirmation');
    const seen = await shopper.world.observe();
    const [order] = seen.ordersMade;
    if (order) await merchant.ordersAgain(order.container);
    // events come in any order
    if (shopper.isJudged('PRV-22')) await shopper.tryWaitForWebhook('source.chargeable');
    if (shopper.isJudged('WHK-01', 'PRV-16')) await tellsShop(shopper);
    else if (shopper.isJudged('ORD-07')) shopper.world.note({ orderBefore: await shop.order() });
    await shopper.looksUp('order');
  },

  'changes-payment': async (shopper) => {
    const { shop, api, merchant, dialect } = shopper.world;
    await shopper.world.intervene(onOrder(dialect, 'error', { respond: dialect.facts.refusals.broken }));
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.arrives(shop.changePayment(), 'payment');
    await shopper.reachesReview();
    await shopper.looksUp('checkout');
    const removed = await shopper.attachedSource();
    await shopper.arrives(shop.removePayment(), 'payment', 'review');
    await api.source(removed);
    await shopper.looksUp('checkout');
    await shopper.reachesReview();
    await merchant.attachesDetached(removed);
    await ordersWithoutAnswer(shopper);
  },
} satisfies Record<string, Story>;

/** The shop hears of the order from the provider, and from somebody who is not the provider or says it once more. */
async function tellsShop(shopper: ShopperActions): Promise<void> {
  const { tap, dialect, method } = shopper.world;
  const { awaitsFunds, funded = awaitsFunds, unfunded } = dialect.facts.events;
  const paid = method.wire.flow !== 'receiver';
  const genuine = await shopper.waitForWebhook(paid ? funded : awaitsFunds);
  const change = { type: unfunded, id: 'forged-event' };
  let before = await shopper.waitForOrder(({ status }) => !paid || status === 'ready');
  for (const last of [false, true]) {
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'wrong', change });
    await tap.replay({ exchange: genuine, signature: 'missing', change });
    const after = await shopper.readsOrder();
    shopper.world.note({ orderBefore: before, orderAfter: after });
    // a message that is late by now is the genuine event's, perhaps; what repeated events do, they do again
    const told = after.messages.length !== before.messages.length;
    if (last || !told || after.status !== before.status) return;
    before = after;
  }
}
