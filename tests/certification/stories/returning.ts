/** Stories of shoppers who approve and return late, in another tab, while the API does not answer, or never. */
import { inRequest, type Observation, type Topic } from '../reading/observation.ts';
import { AdapterError } from '../adapter-error.ts';
import { NotArrived } from '../../../pages/arrival.ts';
import { SCREENS, type ShownOrder } from '../../../pages/shop.ts';
import { PAYING } from '../recording/notes.ts';
import { ShopperActions } from '../shopper-actions.ts';
import { harnessStep, step } from '../steps.ts';
import { returnAddress } from './redirect.ts';
import { type Story, story } from './story.ts';
import { heldWebhooks, holdsWebhooks } from './webhooks.ts';

/** The shop's own number of its last order, as the shop sent it to the provider. */
function numberOfOrder({ ordersMade, purchases }: Observation<Topic>): string {
  const container = ordersMade.at(-1)?.container;
  const told = purchases
    .filter((purchase) => purchase.container === container)
    .map((purchase) => inRequest(purchase, 'upstreamId'))
    .findLast((id) => typeof id === 'string');
  if (typeof told !== 'string') throw new NotArrived('an order with an upstreamId', 'none');
  return told;
}

const idOfOrder = ({ ordersMade }: Observation<Topic>): string => String(ordersMade.at(-1)?.order.id);

/** Approves the payment; the browser does not return to the shop. */
async function approvesAndStays(shopper: ShopperActions): Promise<void> {
  const { page, portal } = shopper.world;
  const { origin } = new URL(page.url());
  const hasLeft = new Promise<void>((resolve) => {
    void page.route(`${origin}/**`, async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      const target = new URL(response.headers().location ?? origin, origin);
      if (target.origin === origin) return route.fulfill({ response });
      await route.abort('aborted');
      resolve();
    });
  });
  await step('Approves at the portal and does not return', () =>
    shopper.decidingOn('approve', async () => {
      await portal.approve();
      await hasLeft;
    }),
  );
}

/** Number of unreadable answers, and maximum number of reloads by the shopper. */
const OUTAGES = 3;
const MOST_LOOKS = 6;

async function failsToTell({ world }: ShopperActions): Promise<void> {
  const { on, facts } = world.dialect;
  const match = on('order.outcome', { senders: ['shop'] });
  for (let outage = 1; outage <= OUTAGES; outage += 1)
    await world.intervene({
      id: `stimulus-outcome-${outage}`,
      match,
      times: 1,
      // alternately an unusable answer and no answer
      ...(outage % 2 === 1 ? { respond: facts.refusals.broken } : { drop: 'before' }),
    });
}

/** Pays in another tab up to the portal. @returns undefined if the shop allows only one purchase at a time */
async function beginsInAnotherTab({ world }: ShopperActions): Promise<ShopperActions | undefined> {
  return step('Pays another order in a second tab, up to the portal', async () => {
    const second = new ShopperActions(await world.openTab());
    const orders = (await world.observe()).ordersMade.length;
    try {
      await second.entersShop();
      await second.reachesPortal();
    } catch (error) {
      const isOther =
        error instanceof NotArrived || (error instanceof AdapterError && error.isControlMissing);
      if (!isOther) throw error;
    }
    return (await world.observe()).ordersMade.length > orders ? second : undefined;
  });
}

async function returns(shopper: ShopperActions, order: string): Promise<void> {
  const { world } = shopper;
  const at = Date.now();
  const screen = await shopper.approves(...SCREENS);
  const tabReturns = world.notes.tabReturns ?? [];
  const id = `return-${tabReturns.length + 1}`;
  world.note({ tabReturns: [...tabReturns, { id, order, at, screen }] });
}

const CHARGE_FAILED = 'order.charge.failed';

/** Whether an order page shows, in any way, that the payment failed. */
const tellsOfFailure = ({ kept, status }: ShownOrder): boolean =>
  kept?.paymentState === 'failed' || status === 'cancelled';

export const returningStories = {
  'approved-no-return': story([...PAYING, 'orderPage'], async (shopper) => {
    const { world } = shopper;
    await shopper.entersShop();
    await shopper.reachesPortal();
    const seen = await world.observe();
    await approvesAndStays(shopper);
    await harnessStep('The provider completes the payment', async () =>
      world.control?.post(`/orders/${idOfOrder(seen)}/settle`),
    );
    await shopper.waitForWebhook(String(world.dialect.facts.events.funded));
    const after = await shopper.waitForOrder(({ status }) => status === 'ready', numberOfOrder(seen));
    world.note({ orderPage: { after } });
    await shopper.looksUp('order');
  }),

  'charge-fails-no-return': story([...PAYING, 'trigger', 'orderPage', 'abandoned'], async (shopper) => {
    const { world } = shopper;
    const deliver = (exchange: string): Promise<number> => world.tap.replay({ exchange, signature: 'none' });
    shopper.usesTrigger('chargeFails');
    await holdsWebhooks(shopper);
    await shopper.entersShop();
    await shopper.reachesPortal();
    const seen = await world.observe();
    await approvesAndStays(shopper);
    await harnessStep('The provider charges the source, and the charge fails', async () =>
      world.control?.post(`/orders/${idOfOrder(seen)}/settle`),
    );
    const failed = await shopper.waitForWebhook(CHARGE_FAILED);
    if (failed !== undefined) {
      await deliver(failed);
      const after = await shopper.waitForOrder(tellsOfFailure, numberOfOrder(seen));
      world.note({ orderPage: { after } });
    }
    const late = (await heldWebhooks(shopper)).filter((id) => id !== failed);
    const second = new ShopperActions(await world.openTab());
    await step('Pays in a new tab', async () => {
      await second.entersShop();
      await second.pays();
    });
    const paid = numberOfOrder(await world.observe());
    const before = await second.readsOrder(paid);
    await harnessStep('The shop gets the webhooks of the first order, the last one first', async () => {
      for (const exchange of late.toReversed()) await deliver(exchange);
    });
    world.note({ abandoned: { order: idOfOrder(seen), before, after: await second.readsOrder(paid) } });
  }),

  'refresh-fails': story(PAYING, async (shopper) => {
    const { shop } = shopper.world;
    await shopper.entersShop();
    await shopper.reachesPortal();
    const address = await returnAddress(shopper);
    await failsToTell(shopper);
    let screen = await shopper.approves(...SCREENS);
    for (let looks = 0; looks < MOST_LOOKS && screen !== 'confirmation'; looks += 1)
      screen = await shopper.goes('Opens the return URL again', () => shop.visit(address), ...SCREENS);
    await shopper.looksUp('order');
  }),

  'two-tabs': story([...PAYING, 'tabReturns'], async (shopper) => {
    await shopper.entersShop();
    await shopper.reachesPortal();
    const first = idOfOrder(await shopper.world.observe());
    const second = await beginsInAnotherTab(shopper);
    const last = idOfOrder(await shopper.world.observe());
    await returns(shopper, first);
    if (second) await returns(second, last);
  }),
} satisfies Record<string, Story>;
