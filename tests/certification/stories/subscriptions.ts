/** Stories of shoppers who subscribe, and of shoppers who have a tax identifier. */
import { taxMarket, testTaxIdentifierOf } from '../../../contract/tax-identifiers.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { signsIn } from './account.ts';
import { harnessStep, step } from '../steps.ts';
import { type Story, story } from './story.ts';

async function acceptsRenewal(shopper: ShopperActions): Promise<void> {
  const pages = shopper.pagesOf('subscriptions');
  await step('Accepts the renewal terms', async () => {
    const shown = await pages.terms();
    const accepted = await pages.acceptTerms();
    shopper.world.note({ renewal: { shown, ...(accepted ? { acceptedAt: Date.now() } : {}) } });
  });
}

async function subscribes(shopper: ShopperActions): Promise<void> {
  await shopper.goes(
    'Opens the payment page with a subscription',
    () => shopper.pagesOf('subscriptions').enter(shopper.world.shopper),
    'payment',
  );
}

const TOPICS = ['account', 'terms', 'cardTyped', 'renewal', 'decisions'] as const;

export const subscriptionStories = {
  subscribes: story(TOPICS, async (shopper) => {
    const { shop } = shopper.world;
    await signsIn(shopper);
    await subscribes(shopper);
    await shopper.choosesPayment();
    await shopper.acceptsTerms();
    // the shopper first presses the button without accepting the subscription's terms: nothing may happen
    await step('Presses the pay button before accepting the renewal terms', () =>
      shopper.world.answered(() => shop.pressContinue()),
    );
    await shopper.reachesReview(1, { choose: () => acceptsRenewal(shopper) });
    await shopper.orders();
    await subscribes(shopper);
  }),

  'subscribes-for-a-term': story(TOPICS, async (shopper) => {
    await signsIn(shopper);
    await subscribes(shopper);
    await shopper.reachesReview(1, {
      choose: async () => {
        await shopper.choosesPayment();
        await acceptsRenewal(shopper);
      },
    });
    await shopper.orders();
    await shopper.finishesPayment();
  }),

  'dropin-subscribes': story(['account', 'dropInTerms'], async (shopper) => {
    const { method, shopper: who } = shopper.world;
    const pages = shopper.pagesOf('dropIn');
    const subscriptions = shopper.pagesOf('subscriptions');
    const opens = subscriptions.enterDropIn?.bind(subscriptions);
    if (!opens)
      throw new Error(
        'the adapter lists the abilities subscriptions and dropIn, but has no page for a subscription with Drop-in',
      );
    await signsIn(shopper);
    await shopper.goes('Opens the payment page with a subscription and Drop-in', () => opens(who), 'payment');
    await step('Presses the pay button before accepting the terms', () =>
      pages.pressUnaccepted(method.wire, who),
    );
    await step(`Chooses ${method.wire.name} in Drop-in`, () => pages.choose(method.wire, who));
    shopper.world.note({ dropInTerms: { acceptedAt: Date.now() } });
    await shopper.goes('Pays in Drop-in', () => pages.pay(), 'review');
    await shopper.placesOrder(1, ['confirmation']);
  }),

  'applies-tax-identifier': story(['account', 'taxIdentifier', ...PAYING], async (shopper) => {
    const { world } = shopper;
    const market = taxMarket(world.method);
    const valid = market && testTaxIdentifierOf(market.country);
    const pages = shopper.pagesOf('taxIdentifiers');
    if (!market || !valid)
      throw new Error(`no test tax identifier is known for the markets of ${world.method.wire.id}`);
    world.moveTo(market);
    await signsIn(shopper);
    await shopper.entersShop();
    const { malformed } = valid;
    const offered = await harnessStep('Looks for a tax identifier field', () => pages.offers());
    world.note({ taxIdentifier: { offered, malformed, valid } });
    if (offered) {
      await shopper.goes('Applies a malformed tax identifier', () => pages.apply(malformed), 'payment');
      world.note({ taxIdentifier: { offered, malformed, valid, malformedAt: Date.now() } });
      await shopper.goes('Applies a valid tax identifier', () => pages.apply(valid.value), 'payment');
    }
    await shopper.reachesReview();
    await shopper.orders();
  }),
} satisfies Record<string, Story>;
