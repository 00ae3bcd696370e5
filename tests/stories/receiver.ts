/** Stories after the order of a receiver method: the funds arrive, or they do not. */
import type { Story } from '../support/story.ts';
import type { Tell } from './stories.ts';

async function ordersUnfunded(shopper: Story): Promise<string> {
  await shopper.entersShop();
  await shopper.reachesReview();
  const source = await shopper.attachedSource();
  await shopper.orders();
  await shopper.hears(shopper.world.say.protocol.events.awaitsFunds);
  shopper.world.note({ orderBefore: await shopper.world.shop.order() });
  return source;
}

export const receiverStories = {
  'funds-arrive': async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await shopper.world.control?.funds(source);
    const { funded } = shopper.world.say.protocol.events;
    if (funded !== undefined) {
      await shopper.hears(funded);
      shopper.world.note({ orderAfter: await shopper.seesOrder(({ status }) => status === 'ready') });
    }
    await shopper.looksUp('order');
  },

  'funds-never-arrive': async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await shopper.world.control?.expire(source);
    await shopper.hears(shopper.world.say.protocol.events.unfunded);
    shopper.world.note({ orderAfter: await shopper.seesOrder(({ status }) => status === 'cancelled') });
    await shopper.looksUp('order');
  },
} satisfies Record<string, Tell>;
