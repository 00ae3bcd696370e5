/** Stories of Drop-in: with redirects of the shop's own, and with Drop-in's. */
import type { DropInPages } from '../../pages/shop.ts';
import type { Story } from '../support/story.ts';
import type { Tell } from './stories.ts';

/** @throws Error when the plan sent a shop here that has no Drop-in */
function dropInPages({ world }: Story): DropInPages {
  if (!world.shop.dropIn) throw new Error('the shop names the ability dropIn and has no pages for it');
  return world.shop.dropIn;
}

export const dropinStories = {
  'dropin-pays': async (shopper) => {
    const { method, shopper: who } = shopper.world;
    const pages = dropInPages(shopper);
    await shopper.arrives(pages.enter(who, 'shop'), 'payment');
    await pages.choose(method.wire, who);
    await shopper.arrives(pages.pay(), 'review');
    // a source that the provider's button made is approved already
    const leaves = shopper.redirectsLast;
    await shopper.arrives(shopper.world.shop.placeOrder(), leaves ? 'portal' : 'confirmation');
    await shopper.settles();
  },

  'dropin-redirects': async (shopper) => {
    const { method, shop, shopper: who } = shopper.world;
    const pages = dropInPages(shopper);
    await shopper.arrives(pages.enter(who, 'dropin'), 'payment');
    await pages.choose(method.wire, who);
    await shopper.arrives(pages.pay('decline'), 'payment');
    await shopper.arrives(pages.pay('approve'), 'review');
    await shopper.arrives(shop.placeOrder(), 'confirmation');
  },
} satisfies Record<string, Tell>;
