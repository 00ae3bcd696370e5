/** Stories after the order of a receiver method: the funds arrive, or they do not. */
import type { Story } from '../story.ts';
import type { Tell } from './stories.ts';

async function ordersUnfunded(shopper: Story): Promise<string> {
  await shopper.entersShop();
  await shopper.reachesReview();
  const source = await shopper.attachedSource();
  await shopper.orders();
  await shopper.hears(shopper.world.say.protocol.events.awaitsFunds);
  shopper.world.note({ orderBefore: await shopper.readsOrder() });
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
    const { tellsOfUnfunded } = shopper.world.say.protocol;
    const told = shopper.world.facts.orderBefore?.messages.length ?? 0;
    shopper.world.note({
      // a shop may acknowledge first, and tell the shopper later
      orderAfter: await shopper.seesOrder(
        ({ status, messages }) => status === 'cancelled' && (!tellsOfUnfunded || messages.length > told),
      ),
    });
    await shopper.looksUp('order');
  },
} satisfies Record<string, Tell>;
