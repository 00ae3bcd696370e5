/** Stories after the order of a receiver method: the funds arrive, or they do not. */
import type { ShopperActions } from '../shopper-actions.ts';
import type { Story } from './stories.ts';

async function ordersUnfunded(shopper: ShopperActions): Promise<string> {
  await shopper.entersShop();
  await shopper.reachesReview();
  const source = await shopper.attachedSource();
  await shopper.orders();
  await shopper.waitForWebhook(shopper.world.dialect.facts.events.awaitsFunds);
  shopper.world.note({ orderBefore: await shopper.readsOrder() });
  return source;
}

export const receiverStories = {
  'funds-arrive': async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await shopper.world.control?.funds(source);
    const { funded } = shopper.world.dialect.facts.events;
    if (funded !== undefined) {
      await shopper.waitForWebhook(funded);
      shopper.world.note({ orderAfter: await shopper.waitForOrder(({ status }) => status === 'ready') });
    }
    await shopper.looksUp('order');
  },

  'funds-never-arrive': async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await shopper.world.control?.expire(source);
    await shopper.waitForWebhook(shopper.world.dialect.facts.events.unfunded);
    const { tellsOfUnfunded } = shopper.world.dialect.facts;
    const told = shopper.world.notes.orderBefore?.messages.length ?? 0;
    shopper.world.note({
      // a shop may acknowledge first, and tell the shopper later
      orderAfter: await shopper.waitForOrder(
        ({ status, messages }) => status === 'cancelled' && (!tellsOfUnfunded || messages.length > told),
      ),
    });
    await shopper.looksUp('order');
  },
} satisfies Record<string, Story>;
