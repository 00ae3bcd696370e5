/** Stories at the payment provider's portal. */
import { valueAt } from '../../../harness/json-path.ts';
import { now } from '../recording/recorder.ts';
import type { Notes } from '../reading/observation.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { World } from '../world.ts';
import type { Story } from './stories.ts';

/** Turns back at the portal, and comes to payment again. */
function turnsBack(choice: 'decline' | 'cancel' | 'back'): Story {
  return async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.turnsBack(choice);
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
  };
}

/** The address to which the shopper is to come back, as the shop gave it to the SDK. */
async function returnAddress({ world }: ShopperActions): Promise<string> {
  const seen = await world.observe();
  const call = seen.sourceCalls.at(-1);
  return String(call && valueAt(seen.payload(call), world.method.wire.returnUrl ?? ''));
}

function noteStray({ world }: ShopperActions, stray: NonNullable<Notes['reusedReturns']>[number]): void {
  world.note({ reusedReturns: [...(world.notes.reusedReturns ?? []), stray] });
}

/** Opens a return address out of turn, and notes where that led. */
async function strays(shopper: ShopperActions, url: string): Promise<void> {
  const { shop, page } = shopper.world;
  const screen = await shop.visit(url);
  await shopper.world.recordVisit(Promise.resolve(screen));
  noteStray(shopper, { screen, at: now(), text: await page.locator('body').innerText() });
}

/** Somebody else, in a browser of their own, opens the address of the order that was just paid. */
async function somebodyElse(shopper: ShopperActions, address: string): Promise<void> {
  const seen = await shopper.world.observe();
  const order = String(seen.ordersMade.at(-1)?.order.id);
  const other = await World.open({ ...shopper.world.options, token: `${shopper.world.token}-other` });
  try {
    const screen = await other.shop.visit(address);
    noteStray(shopper, { screen, at: now(), text: await other.page.locator('body').innerText(), order });
  } finally {
    await other.close();
  }
}

export const redirectStories = {
  declines: async (shopper) => {
    await turnsBack('decline')(shopper);
    // a redirect that comes first leaves the checkout unpaid: it can be paid with another source
    if (shopper.redirectsFirst) await shopper.pays();
  },
  cancels: turnsBack('cancel'),
  'browser-back': turnsBack('back'),

  'closes-portal': async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await world.page.close();
    await shopper.looksUp('source', 'order', 'outcome');
  },

  'return-url-reuse': async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await strays(shopper, await returnAddress(shopper));
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
    await shopper.pays();
    const address = await returnAddress(shopper);
    await world.recordVisit(world.shop.visit(address));
    await world.shop.visit(address);
    // a paid order may be confirmed again; it must not be made again
    noteStray(shopper, { screen: 'paid', at: now(), text: '' });
    await somebodyElse(shopper, address);
  },

  'charge-stays-pending': async (shopper) => {
    shopper.usesTrigger('chargeStaysPending');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('confirmation', 'failure', 'payment');
    await shopper.looksUp('order');
  },

  'source-fails-late': async (shopper) => {
    shopper.usesTrigger('sourceFailsAfterRedirect');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('failure', 'payment', 'confirmation');
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
  },
} satisfies Record<string, Story>;
