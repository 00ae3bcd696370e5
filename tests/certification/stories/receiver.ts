/** Stories after the order of a receiver method: the funds arrive, or they do not. */
import type { ShopperActions } from '../shopper-actions.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

async function ordersUnfunded(shopper: ShopperActions): Promise<string> {
  await shopper.entersShop();
  await shopper.reachesReview();
  const source = await shopper.attachedSource();
  await shopper.orders();
  await shopper.waitForWebhook(shopper.world.dialect.facts.events.awaitsFunds);
  shopper.world.note({ orderPage: { before: await shopper.readsOrder() } });
  return source;
}

const TOPICS = ['terms', 'cardTyped', 'review', 'orderPage', 'decisions'] as const;

export const receiverStories = {
  'funds-arrive': story(TOPICS, async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await step('Pushes the funds', async () => shopper.world.control?.funds(source));
    const { funded } = shopper.world.dialect.facts.events;
    if (funded !== undefined) {
      await shopper.waitForWebhook(funded);
      const after = await shopper.waitForOrder(({ status }) => status === 'ready');
      shopper.world.note({ orderPage: { ...shopper.world.notes.orderPage, after } });
    }
    await shopper.looksUp('order');
  }),

  'funds-never-arrive': story(TOPICS, async (shopper) => {
    const source = await ordersUnfunded(shopper);
    await step('Lets the payment expire', async () => shopper.world.control?.expire(source));
    await shopper.waitForWebhook(shopper.world.dialect.facts.events.unfunded);
    const { tellsOfUnfunded } = shopper.world.dialect.facts;
    const { orderPage } = shopper.world.notes;
    const known = orderPage?.before?.messages.length ?? 0;
    // a shop may acknowledge first, and send the shopper a message later
    const after = await shopper.waitForOrder(
      ({ status, messages }) => status === 'cancelled' && (!tellsOfUnfunded || messages.length > known),
    );
    shopper.world.note({ orderPage: { ...orderPage, after } });
    await shopper.looksUp('order');
  }),
} satisfies Record<string, Story>;
