/** Stories of payments, with and without detours. */
import { migrate } from '../migration.ts';
import { crossOriginCall } from '../cross-origin.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { harnessStep, step } from '../steps.ts';
import { type Story, story } from './story.ts';
import { onOrder, ordersWithoutAnswer } from './trouble.ts';

export const payingStories = {
  pays: story([...PAYING, 'disclosures', 'orderNumber', 'instructions', 'basketPrice'], async (shopper) => {
    const { shop, method } = shopper.world;
    await shopper.entersShopByHand();
    shopper.world.note({ basketPrice: (await shop.basketPrice?.()) ?? null });
    if (method.wire.flow === 'redirect' || method.wire.createdBy === 'element')
      await shopper.pressesTooEarly();
    await shopper.reachesReview();
    await shopper.looksUp('checkout', 'source');
    // no order may be made before the seller's disclosure is accepted
    await step('Presses the order button before and after accepting the disclosure', async () => {
      await shopper.pressesTooEarly();
      await shopper.orders();
    });
    await shopper.finishesPayment();
    const orderNumber = await harnessStep('Reads the order number', () => shop.orderNumber());
    if (orderNumber !== undefined) shopper.world.note({ orderNumber });
    if (method.wire.flow === 'receiver') await shopper.readsInstructions();
    await shopper.looksUp('order', 'source');
  }),

  migration: story(['crossOrigin', 'cardTyped'], async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    // the shop may create its checkout only when the shopper pays
    const { session } = await world.merchant.opensContainer(() => shopper.makesCart());
    await step("The shop page calls the API from the shop's origin", async () => {
      world.note({ crossOrigin: await crossOriginCall(world, session) });
    });
    await harnessStep('The harness makes sources without and with a session', () => migrate(world, session));
  }),

  'changes-purchase': story([...PAYING, 'purchaseChanged'], async (shopper) => {
    const { world } = shopper;
    await shopper.opensSession();
    const change = world.shop.changePurchase?.bind(world.shop);
    world.note({ purchaseChanged: change ? { at: Date.now() } : null });
    if (change) await shopper.goes('Changes the purchase', change, 'payment');
    await shopper.pays();
  }),

  'double-click-and-reload': story([...PAYING, 'orderPage'], async (shopper) => {
    const { shop, merchant } = shopper.world;
    await shopper.entersShop();
    await shopper.reloads('payment');
    await shopper.reachesReview(2);
    if ((await shopper.where()) === 'review') await shopper.reloads('review');
    await step('Presses the order button twice and reloads the confirmation page', async () => {
      await shopper.orders(2);
      await shopper.finishesPayment();
      await shopper.reloads('confirmation');
    });
    const [order] = (await shopper.world.observe()).ordersMade;
    if (order) await harnessStep('The harness orders again', () => merchant.ordersAgain(order.container));
    // events come in any order
    if (shopper.isJudged('PRV-22')) await shopper.tryWaitForWebhook('source.chargeable');
    if (shopper.isJudged('WHK-01', 'PRV-16'))
      await harnessStep('The shop gets valid, repeated and forged webhooks', () => sendsWebhooks(shopper));
    else if (shopper.isJudged('ORD-07')) shopper.world.note({ orderPage: { before: await shop.order() } });
    await shopper.looksUp('order');
  }),

  'changes-payment': story(PAYING, async (shopper) => {
    const { dialect } = shopper.world;
    const broken = onOrder(dialect, 'error', { respond: dialect.facts.refusals.broken });
    await shopper.world.intervene(broken);
    await shopper.entersShop();
    await shopper.reachesReview();
    // if no page comes between payment and order, the payment cannot be changed
    if ((await shopper.where()) === 'review') {
      await step('Changes the payment and pays again', async () => {
        await shopper.changesPayment();
        await shopper.reachesReview();
        await shopper.looksUp('checkout');
      });
      // a shop may have ordered when the shopper came back from the portal, and then shows the result
      if ((await shopper.where()) === 'review') await removesPayment(shopper);
    }
    await ordersWithoutAnswer(shopper, broken);
    await attachesDetached(shopper);
  }),
} satisfies Record<string, Story>;

async function removesPayment(shopper: ShopperActions): Promise<void> {
  await step('Removes the payment', async () => {
    await shopper.arrives(shopper.world.shop.removePayment(), 'payment', 'review');
    await shopper.looksUp('checkout');
  });
  await shopper.reachesReview();
}

/** For the first source that the shop detached, at whichever change. */
async function attachesDetached({ world }: ShopperActions): Promise<void> {
  const source = (await world.observe()).detaches[0]?.source;
  if (source === undefined) return;
  await harnessStep('The harness reads the detached source and attaches it again', async () => {
    await world.api.source(source);
    await world.merchant.attachesDetached(source);
  });
}

/** Delivers the provider's webhook to the shop, the same one again, and forged ones. */
async function sendsWebhooks(shopper: ShopperActions): Promise<void> {
  const { tap, dialect, method } = shopper.world;
  const { awaitsFunds, funded = awaitsFunds, unfunded } = dialect.facts.events;
  const paid = method.wire.flow !== 'receiver';
  const genuine = await shopper.waitForWebhook(paid ? funded : awaitsFunds);
  // a shop that is not subscribed to the event receives no webhook that could be repeated or forged
  if (genuine === undefined) return;
  const change = { type: unfunded, id: 'forged-event' };
  let before = await shopper.waitForOrder(({ status }) => !paid || status === 'ready');
  for (const last of [false, true]) {
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'wrong', change });
    await tap.replay({ exchange: genuine, signature: 'missing', change });
    const after = await shopper.readsOrder();
    shopper.world.note({ orderPage: { before, after } });
    // a late message may belong to the first event; further repetitions would cause further messages
    const hasNewMessage = after.messages.length !== before.messages.length;
    if (last || !hasNewMessage || after.status !== before.status) return;
    before = after;
  }
}
