/** Stories after the order of a receiver method: the funds arrive, or they do not. */
import { poll } from '../../../harness/poll.ts';
import { NotArrived } from '../../../pages/arrival.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { inRequest } from '../reading/observation.ts';
import { PAYING } from '../recording/notes.ts';
import { settling } from '../settling.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

/** @returns the source that the shop attached */
export async function ordersAwaited(shopper: ShopperActions): Promise<string> {
  await shopper.entersShop();
  await shopper.reachesReview();
  await shopper.orders();
  const source = await shopper.attachedSource();
  if (source === undefined) throw new NotArrived('a source attached by the shop', 'none');
  return source;
}

async function ordersUnfunded(shopper: ShopperActions): Promise<string> {
  const source = await ordersAwaited(shopper);
  await shopper.waitForWebhook(shopper.world.dialect.facts.events.awaitsFunds);
  shopper.world.note({ orderPage: { before: await shopper.readsOrder() } });
  return source;
}

/** Pushes the funds as soon as an event names the order, before the answer to the order arrives. */
async function pushesOnceOrdered(
  shopper: ShopperActions,
  ordering: Promise<void>,
  event: string,
): Promise<void> {
  const { control, run, tap } = shopper.world;
  const isOver = settling(ordering);
  await step('Pushes the funds before the shop gets the answer to the order request', async () => {
    await poll(
      async () =>
        isOver() || (await tap.exchanges()).exchanges.some((one) => inRequest(one, 'type') === event),
      (isThere) => isThere,
      { timeout: 45_000 * run.timeoutFactor },
    );
    const source = await shopper.attachedSource();
    if (source !== undefined) await control?.funds(source);
  });
}

const TOPICS = [...PAYING, 'orderPage'] as const;

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

  'instructions-again': story([...TOPICS, 'instructions', 'instructionsAgain'], async (shopper) => {
    const { shop } = shopper.world;
    await shopper.entersShop();
    await shopper.pays();
    const number = await shop.orderNumber();
    await shopper.readsInstructions();
    // a shop may show them on a page linked from the confirmation page
    await shopper.reloads('confirmation', 'order', 'elsewhere');
    const reloaded = await shopper.instructionsShown();
    shopper.world.note({ instructionsAgain: { reloaded } });
    const { orderPages } = shop;
    if (!orderPages || number === undefined || !shopper.isJudged('DLY-07')) return;
    await shopper.goes('Opens the order page', () => orderPages.open(number), 'order', 'elsewhere');
    shopper.world.note({ instructionsAgain: { reloaded, orderPage: await shopper.instructionsShown() } });
  }),

  'webhook-before-answer': story(TOPICS, async (shopper) => {
    const { world } = shopper;
    const { funded = '', awaitsFunds } = world.dialect.facts.events;
    const match = world.dialect.on('order.create', { senders: ['shop'] });
    await world.intervene({ id: 'stimulus-slow-answer', match, times: 1, untilEvent: funded });
    await shopper.entersShop();
    const ordering = shopper.reachesReview().then(() => shopper.orders());
    await Promise.all([ordering, pushesOnceOrdered(shopper, ordering, awaitsFunds)]);
    await shopper.waitForWebhook(funded);
    const after = await shopper.waitForOrder(({ status }) => status === 'ready');
    world.note({ orderPage: { after } });
    await shopper.looksUp('order');
  }),
} satisfies Record<string, Story>;
