/** Stories at the payment provider's portal. */
import { World } from '../support/world.ts';
import { Story } from '../support/story.ts';
import { valueAt } from '../../harness/intervention.ts';
import type { Tell } from './stories.ts';

/** Turns back at the portal, and comes to payment again. */
function turnsBack(choice: 'decline' | 'cancel' | 'back'): Tell {
  return async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.turnsBack(choice);
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
  };
}

/** The address to which the shopper is to come back, as the shop gave it to the SDK. */
async function returnAddress({ world }: Story): Promise<string> {
  const seen = await world.seen();
  const call = seen.sourcesWanted.at(-1);
  return String(call && valueAt(seen.payload(call), world.method.wire.returnUrl ?? ''));
}

/** Opens a return address out of turn, and notes where that led. */
async function strays(shopper: Story, url: string, order?: string): Promise<void> {
  const screen = await shopper.world.shop.visit(url);
  await shopper.world.look(Promise.resolve(screen));
  const text = await shopper.world.page.locator('body').innerText();
  const known = shopper.world.facts.strayReturns ?? [];
  shopper.world.note({
    strayReturns: [...known, { screen, at: Date.now(), text, ...(order === undefined ? {} : { order }) }],
  });
}

export const redirectStories = {
  declines: async (shopper) => {
    await turnsBack('decline')(shopper);
    // a redirect that comes first leaves the checkout unpaid: it can be paid with another source
    if (shopper.redirectsFirst) await shopper.pays();
  },
  cancels: turnsBack('cancel'),
  'goes-back': turnsBack('back'),

  'never-returns': async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await world.page.close();
    await shopper.looksUp('source', 'order', 'outcome');
  },

  'returns-twice': async (shopper) => {
    await shopper.entersShop();
    await shopper.pays();
    const address = await returnAddress(shopper);
    const screen = await shopper.world.shop.visit(address);
    await shopper.world.look(Promise.resolve(screen));
    await shopper.world.shop.visit(address);
    // a paid order may be confirmed again; it must not be made again
    shopper.world.note({ strayReturns: [{ screen: 'paid', at: Date.now(), text: '' }] });
  },

  'returns-undecided': async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesPortal();
    shopper.decidesNothing();
    await strays(shopper, await returnAddress(shopper));
    await shopper.looksUp('source', 'order', 'outcome');
  },

  'returns-for-another': async (shopper) => {
    await shopper.entersShop();
    await shopper.pays();
    const seen = await shopper.world.seen();
    const order = String(seen.ordersMade.at(-1)?.order.id);
    const address = await returnAddress(shopper);
    // somebody else, in a browser of their own, opens the address of the order that was just paid
    const other = new Story(
      await World.open({ ...shopper.world.options, token: `${shopper.world.token}-other` }),
    );
    try {
      const screen = await other.world.shop.visit(address);
      const text = await other.world.page.locator('body').innerText();
      shopper.world.note({ strayReturns: [{ screen, at: Date.now(), text, order }] });
    } finally {
      await other.world.close();
    }
  },

  'stays-pending': async (shopper) => {
    shopper.bears('chargeStaysPending');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('confirmation', 'failure', 'payment');
    await shopper.looksUp('order');
  },

  'fails-after-redirect': async (shopper) => {
    shopper.bears('sourceFailsAfterRedirect');
    await shopper.entersShop();
    await shopper.reachesPortal();
    await shopper.approves('failure', 'payment', 'confirmation');
    await shopper.looksUp('source', 'order', 'outcome');
    await shopper.returnsToPayment();
  },
} satisfies Record<string, Tell>;
