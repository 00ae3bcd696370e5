/** Stories at the payment provider's portal. */
import { valueAt } from '../../../harness/json-path.ts';
import { PAYING, type ReusedReturn } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { World } from '../world.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

/** Cancels at the portal and opens the payment page again. */
function turnsBack(choice: 'decline' | 'cancel' | 'back'): Story['play'] {
  return async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.turnsBack(choice);
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToNewCheckout();
  };
}

/** The return URL that the shop gave the SDK. */
export async function returnAddress({ world }: ShopperActions): Promise<string> {
  const seen = await world.observe();
  const call = seen.sourceCalls.at(-1);
  return String(call && valueAt(seen.payload(call), world.method.wire.returnUrl ?? ''));
}

function noteReuse({ world }: ShopperActions, reuse: Omit<ReusedReturn, 'id' | 'at'>): void {
  const reusedReturns = world.notes.reusedReturns ?? [];
  const id = `return-${reusedReturns.length + 1}`;
  world.note({ reusedReturns: [...reusedReturns, { id, at: Date.now(), ...reuse }] });
}

/** Opens the return URL before payment, and records the result. */
async function opensEarly(shopper: ShopperActions, url: string): Promise<void> {
  const { shop, page } = shopper.world;
  await step('Opens the return URL before payment', async () => {
    const screen = await shop.visit(url);
    await shopper.world.recordVisit(screen);
    noteReuse(shopper, { screen, text: await page.locator('body').innerText() });
  });
}

/** Another user, in a separate browser, opens the return URL of the paid order. */
async function anotherUserOpens(shopper: ShopperActions, address: string): Promise<void> {
  const seen = await shopper.world.observe();
  const order = String(seen.ordersMade.at(-1)?.order.id);
  await step('Another user opens the return URL', async () => {
    const other = await World.open({ ...shopper.world.options, token: `${shopper.world.token}-other` });
    try {
      const screen = await other.shop.visit(address);
      noteReuse(shopper, { screen, text: await other.page.locator('body').innerText(), order });
    } finally {
      await other.close();
    }
  });
}

export const redirectStories = {
  declines: story(PAYING, async (shopper) => {
    await turnsBack('decline')(shopper);
    // a redirect that comes first leaves the checkout unpaid: it can be paid with another source
    if (shopper.redirectsFirst) await shopper.pays();
  }),
  cancels: story(PAYING, turnsBack('cancel')),
  'browser-back': story(PAYING, turnsBack('back')),

  'closes-portal': story(PAYING, async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await step('Closes the browser window on the page of the portal', () => world.page.close());
    await shopper.looksUp('source', 'order', 'outcome');
  }),

  'return-url-reuse': story([...PAYING, 'reusedReturns'], async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await opensEarly(shopper, await returnAddress(shopper));
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
    await shopper.pays();
    const address = await returnAddress(shopper);
    await step('Opens the return URL twice after payment', async () => {
      await world.recordVisit(world.shop.visit(address));
      await world.recordVisit(world.shop.visit(address));
      // the shop may show the confirmation again, but must not make a second order
      noteReuse(shopper, { screen: 'paid', text: '' });
    });
    await anotherUserOpens(shopper, address);
  }),

  'charge-stays-pending': story([...PAYING, 'trigger'], async (shopper) => {
    shopper.usesTrigger('chargeStaysPending');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('confirmation', 'failure', 'payment');
    await shopper.looksUp('order');
  }),

  'source-fails-late': story([...PAYING, 'trigger'], async (shopper) => {
    shopper.usesTrigger('sourceFailsAfterRedirect');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('failure', 'payment', 'confirmation');
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToNewCheckout();
  }),
} satisfies Record<string, Story>;
