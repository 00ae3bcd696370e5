/** Stories of store credit: with another payment, alone, and above the amount to pay. */
import { valueAt } from '../../../harness/json-path.ts';
import type { Screen } from '../../../pages/shop.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { checkoutOf } from './probing.ts';
import { harnessStep, step } from '../steps.ts';
import { type Story, story } from './story.ts';
import { ANYWHERE, onOrder } from './trouble.ts';

/** Applies store credit on the payment page. */
async function appliesCredit(
  shopper: ShopperActions,
  amount: number,
  ...wanted: readonly ('payment' | 'review')[]
): Promise<void> {
  const credit = shopper.pagesOf('storeCredit');
  await shopper.goes('Applies store credit', () => credit.apply(amount), ...wanted);
}

/** Continues when credit pays for everything. */
async function continuesCovered(shopper: ShopperActions, wanted: readonly Screen[]): Promise<void> {
  const credit = shopper.pagesOf('storeCredit');
  await shopper.goes('Continues with store credit only', () => credit.continueCovered(), ...wanted);
}

/** Whether the checkout that was read last has a source besides store credit. */
async function hasPrimarySource({ world }: ShopperActions): Promise<boolean> {
  const { containers } = await world.observe();
  return containers.at(-1)?.parts.some(({ type }) => type !== 'customerCredit') ?? false;
}

/** Id of the source that the shop's page made last. */
async function sourceOf({ world }: ShopperActions): Promise<string> {
  const { sourceCalls } = await world.observe();
  return String(valueAt(sourceCalls.at(-1)?.result, 'source.id'));
}

export const creditStories = {
  'pays-with-credit': story(PAYING, async (shopper) => {
    await shopper.entersShop();
    const { total } = await checkoutOf(shopper);
    // whole units: a currency may have no smaller ones
    const part = Math.max(1, Math.floor(total / 4));
    await appliesCredit(shopper, part, 'payment');
    await shopper.looksUp('checkout');
    await shopper.reachesReview();
    await shopper.looksUp('checkout');
    if (!(await hasPrimarySource(shopper))) {
      // the shop attaches the source only when the order is placed
      await shopper.orders();
      await shopper.entersShop();
      await shopper.reachesReview();
    }
    const { id, session } = await checkoutOf(shopper);
    const { merchant } = shopper.world;
    if (!(await hasPrimarySource(shopper)))
      await harnessStep('The harness attaches the source, because the shop has not yet', async () =>
        merchant.attachesSource(id, await sourceOf(shopper)),
      );
    await harnessStep('The harness attaches store credit after the source', () =>
      merchant.attachesCredit(id, session, 1),
    );
  }),

  'credit-only': story([], async (shopper) => {
    const { dialect } = shopper.world;
    const refusal = { respond: dialect.facts.refusals.unfunded };
    await shopper.world.intervene(onOrder(dialect, 'unfunded', refusal));
    await shopper.entersShop();
    const { id, total } = await checkoutOf(shopper);
    await appliesCredit(shopper, total, 'payment');
    await shopper.looksUp('checkout');
    await step('Places the order with too little store credit', async () => {
      await continuesCovered(shopper, ANYWHERE);
      await shopper.placesOrder(1, ANYWHERE);
      await shopper.returnsToPayment();
    });
    const next = await checkoutOf(shopper);
    // a new checkout has no credit yet
    if (next.id !== id) await appliesCredit(shopper, next.total, 'payment');
    await continuesCovered(shopper, ['review', 'confirmation']);
    await shopper.placesOrder(1, ['confirmation']);
    await shopper.looksUp('order');
  }),

  'credit-too-large': story(['credit'], async (shopper) => {
    const { api, method, merchant } = shopper.world;
    await shopper.entersShop();
    const { total } = await checkoutOf(shopper);
    const asked = Math.ceil(total) + 1;
    shopper.world.note({ credit: { asked } });
    await appliesCredit(shopper, asked, 'payment', 'review');
    await shopper.looksUp('checkout');
    await harnessStep('The harness attaches too much store credit', async () => {
      const probe = await api.makeCheckout(method.wire);
      const session = valueAt(probe.body, 'payment.session.id');
      const tooMuch = Number(probe.body.totalAmount) * 2;
      const source = await merchant.attachesCredit(String(probe.body.id), session, tooMuch);
      const customer = await api.call('POST', '/customers', { email: shopper.world.shopper.owner.email });
      await api.call('POST', `/customers/${String(customer.body.id)}/sources/${source}`);
    });
  }),
} satisfies Record<string, Story>;
