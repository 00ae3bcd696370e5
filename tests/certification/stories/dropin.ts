/** Stories of Drop-in: with redirects by the shop, and by Drop-in. */
import { triggersOf } from '../../../contract/traits.ts';
import type { PayingInDropIn } from '../../../pages/shop.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { approves, signsIn } from './account.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

async function enters(shopper: ShopperActions, redirects: 'shop' | 'dropin'): Promise<void> {
  await shopper.goes(
    'Opens the payment page with Drop-in',
    () => shopper.pagesOf('dropIn').enter(shopper.world.shopper, redirects),
    'payment',
  );
}

async function chooses(shopper: ShopperActions, saves = false): Promise<void> {
  const { method, shopper: who } = shopper.world;
  await step(`Chooses ${method.wire.name} in Drop-in${saves ? ' and agrees to save it' : ''}`, () =>
    shopper.pagesOf('dropIn').choose(method.wire, who, saves),
  );
}

/** Goes from the payment page, on which the method is chosen, to the review page. */
async function reachesReview(shopper: ShopperActions, how: PayingInDropIn = {}): Promise<void> {
  await step('Pays in Drop-in up to the review page', async () => {
    const screen = await shopper.arrives(
      shopper.pagesOf('dropIn').pay(how),
      'review',
      shopper.redirectsLast ? 'portal' : 'confirmation',
    );
    if (screen !== 'review') return;
    await shopper.readsTotal();
    await shopper.acceptsDisclosure();
  });
}

/** Pays with a source that is refused, if there is a test trigger for this, and prepares another payment. */
async function isRefused(shopper: ShopperActions): Promise<void> {
  const { method, run } = shopper.world;
  const trigger = triggersOf(method, run.dialect).find(({ effect }) => effect === 'sourceFails');
  if (trigger) {
    shopper.usesTrigger('sourceFails');
    await step('Pays with a source that fails', async () => {
      await enters(shopper, 'shop');
      await chooses(shopper);
      await shopper.arrives(shopper.pagesOf('dropIn').pay(), 'payment', 'review', 'failure');
    });
    shopper.world.useOrdinaryShopper();
  }
  // another card is typed on the same page; another name needs the details page
  if (trigger?.by !== 'card.number') await enters(shopper, 'shop');
}

export const dropinStories = {
  'dropin-pays': story(['trigger', 'review', 'disclosures', 'decisions', 'instructions'], async (shopper) => {
    await isRefused(shopper);
    await chooses(shopper);
    await reachesReview(shopper, { presses: 2 });
    // a source from the provider's button is already approved
    if (shopper.redirectsLast) {
      await step('Places the order and cancels at the portal', async () => {
        await shopper.orders();
        await shopper.turnsBack('cancel');
        await shopper.returnsToPayment();
      });
      await step('Pays again in Drop-in', async () => {
        await chooses(shopper);
        await reachesReview(shopper);
      });
    }
    await shopper.orders(2);
    await shopper.finishesPayment();
    if (shopper.world.method.wire.flow === 'receiver') await shopper.readsInstructions();
    await shopper.looksUp('order', 'source');
  }),

  'dropin-redirects': story(['review', 'disclosures'], async (shopper) => {
    const pages = shopper.pagesOf('dropIn');
    await enters(shopper, 'dropin');
    await chooses(shopper);
    await shopper.goes('Cancels in the provider window', () => pages.pay({ decision: 'cancel' }), 'payment');
    if (!(await pages.hasSheet()))
      await shopper.goes(
        'Declines in the provider window',
        () => pages.pay({ decision: 'decline' }),
        'payment',
      );
    await reachesReview(shopper, { decision: 'approve' });
    await shopper.placesOrder(1, ['confirmation']);
  }),

  'dropin-saves': story(['account', 'review', 'disclosures'], async (shopper) => {
    const { method } = shopper.world;
    const decision = method.wire.flow === 'redirect' ? { decision: 'approve' as const } : {};
    await signsIn(shopper);
    await enters(shopper, 'dropin');
    await chooses(shopper);
    await reachesReview(shopper, decision);
    await shopper.changesPayment();
    await chooses(shopper, true);
    approves(shopper);
    await reachesReview(shopper, decision);
    await shopper.placesOrder(1, ['confirmation']);
  }),
} satisfies Record<string, Story>;
