/** A shopper's way to a subscription, and to a purchase with a tax number. */
import { taxMarket, testTaxIdentifierOf } from '../../../../contract/tax-identifiers.ts';
import { chooses, listed, type Walk } from './walking.ts';

export const subscriptionWalks: Readonly<Record<string, Walk>> = {
  'a subscription, with elements and with Drop-in': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { shop, page, shopper: who } = shopper.world;
      await shop.account?.signIn();
      await shop.subscriptions?.enter(who);
      await listed(shopper);
      await chooses(shopper);
      await look('payment for a subscription');
      await shop.subscriptions?.acceptTerms();
      await shopper.reachesReview(1, { choose: () => Promise.resolve() });
      await look('review of a subscription');
      await shop.subscriptions?.enterDropIn?.(who);
      await page.locator('.DR-card-header').first().waitFor();
      await look('Drop-in for a subscription');
    },
  },

  'a tax number': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { world } = shopper;
      const market = taxMarket(world.method);
      const known = market && testTaxIdentifierOf(market.country);
      if (!market || !known) throw new Error('no test tax identifier is known');
      const { taxIdentifiers } = world.shop;
      world.moveTo(market);
      await shopper.entersShop();
      await listed(shopper);
      await taxIdentifiers?.offers();
      await look('payment page with a field for the tax number');
      await taxIdentifiers?.apply(known.malformed);
      await look('payment, a tax number refused');
      await taxIdentifiers?.apply(known.value);
      await listed(shopper);
      await look('payment, a tax number applied');
    },
  },
};
