/** Stories of shoppers who subscribe, and of those who have a tax identifier. */
import { taxMarket, testTaxIdentifierOf } from '../../../contract/tax-identifiers.ts';
import type { SubscriptionPages } from '../../../pages/shop.ts';
import { now } from '../recording/recorder.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { signsIn } from './account.ts';
import { dropInPages } from './dropin.ts';
import type { Story } from './stories.ts';

/** @throws Error when the plan sent a shop here that sells no subscriptions */
function subscriptionPages({ world }: ShopperActions): SubscriptionPages {
  if (!world.shop.subscriptions)
    throw new Error('the shop names the ability subscriptions and has no pages for it');
  return world.shop.subscriptions;
}

async function acceptsRenewal(shopper: ShopperActions): Promise<void> {
  const pages = subscriptionPages(shopper);
  const shown = await pages.terms();
  const accepted = await pages.acceptTerms();
  shopper.world.note({ renewal: { shown, ...(accepted ? { acceptedAt: now() } : {}) } });
}

export const subscriptionStories = {
  subscribes: async (shopper) => {
    const { shop, shopper: who } = shopper.world;
    const pages = subscriptionPages(shopper);
    await signsIn(shopper);
    await shopper.arrives(pages.enter(who), 'payment');
    await shopper.choosesPayment();
    await shopper.acceptsTerms();
    // a shopper who has not accepted the terms of the subscription presses the button first: nothing may come of it
    await shop.pressContinue();
    await acceptsRenewal(shopper);
    await shopper.continuesToReview();
    await shopper.orders();
    await shopper.arrives(pages.enter(who), 'payment');
  },

  'subscribes-for-a-term': async (shopper) => {
    await signsIn(shopper);
    await shopper.arrives(subscriptionPages(shopper).enter(shopper.world.shopper), 'payment');
    await shopper.choosesPayment();
    await shopper.acceptsTerms();
    await acceptsRenewal(shopper);
    await shopper.continuesToReview();
    await shopper.orders();
    await shopper.finishesPayment();
  },

  'dropin-subscribes': async (shopper) => {
    const { method, shop, shopper: who } = shopper.world;
    const pages = dropInPages(shopper);
    const subscriptions = subscriptionPages(shopper);
    if (!subscriptions.enterDropIn)
      throw new Error('the shop names the abilities subscriptions and dropIn and has no page for both');
    await signsIn(shopper);
    await shopper.arrives(subscriptions.enterDropIn(who), 'payment');
    await pages.pressUnaccepted(method.wire, who);
    await pages.choose(method.wire, who);
    await shopper.arrives(pages.pay(), 'review');
    await shopper.arrives(shop.placeOrder(), 'confirmation');
  },

  'applies-tax-identifier': async (shopper) => {
    const { world } = shopper;
    const market = taxMarket(world.method);
    const valid = market && testTaxIdentifierOf(market.country);
    const pages = world.shop.taxIdentifiers;
    if (!market || !valid)
      throw new Error(`no test tax identifier is known where ${world.method.wire.id} pays`);
    if (!pages) throw new Error('the shop names the ability taxIdentifiers and has no place for them');
    world.moveTo(market);
    await signsIn(shopper);
    await shopper.entersShop();
    const { malformed } = valid;
    const offered = await pages.offers();
    world.note({ taxIdentifier: { offered, malformed, valid } });
    if (offered) {
      await shopper.arrives(pages.apply(malformed), 'payment');
      world.note({ taxIdentifier: { offered, malformed, valid, malformedAt: now() } });
      await shopper.arrives(pages.apply(valid.value), 'payment');
    }
    await shopper.reachesReview();
    await shopper.orders();
  },
} satisfies Record<string, Story>;
