/** Stories in which the shop's webhooks are held and delivered later: late, in reverse, or all at the same moment. */
import { NotArrived } from '../../../pages/arrival.ts';
import { type NotedOrder, PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { harnessStep, step } from '../steps.ts';
import { ordersAwaited } from './receiver.ts';
import { type Story, story } from './story.ts';

/** Id of the intervention that keeps the webhooks from the shop. */
const HELD = 'stimulus-held';

/**
 * The tap acknowledges the provider's webhooks, and the shop receives them only when the harness sends them
 * again.
 */
export async function holdsWebhooks({ world }: ShopperActions): Promise<void> {
  await world.intervene({
    id: HELD,
    match: { method: 'POST', path: '/__webhooks$', senders: ['provider'] },
    drop: 'before',
  });
}

/** Ids of the webhooks that the shop has not received yet, oldest first. */
export async function heldWebhooks({ world }: ShopperActions): Promise<string[]> {
  const { exchanges } = await world.tap.exchanges();
  return exchanges.flatMap(({ id, intervention }) => (intervention === HELD ? [id] : []));
}

/**
 * Orders without paying. @returns the shop's number of the order that waits for its funds, and a function that makes the provider
 * decide about them
 */
async function ordersNumbered(
  shopper: ShopperActions,
): Promise<{ readonly number: string; readonly settle: () => Promise<unknown> | undefined }> {
  return step('Places an order that waits for its funds', async () => {
    const { shop, control, dialect } = shopper.world;
    const source = await ordersAwaited(shopper);
    const number = await shop.orderNumber();
    if (number === undefined) throw new NotArrived('an order number on the confirmation page', 'none');
    const { funded } = dialect.facts.events;
    return {
      number,
      settle: () => (funded === undefined ? control?.expire(source) : control?.funds(source)),
    };
  });
}

const TOPICS = [...PAYING, 'orderPage'] as const;

export const webhookStories = {
  'webhooks-late': story([...TOPICS, 'atOnce'], async (shopper) => {
    const { tap, dialect } = shopper.world;
    const { funded = '' } = dialect.facts.events;
    await holdsWebhooks(shopper);
    const source = await ordersAwaited(shopper);
    await step('Pushes the funds', async () => shopper.world.control?.funds(source));
    const last = await shopper.waitForWebhook(funded);
    if (last === undefined) return;
    const earlier = (await heldWebhooks(shopper)).filter((id) => id !== last);
    const deliver = (exchange: string): Promise<number> => tap.replay({ exchange, signature: 'none' });
    const before = await shopper.readsOrder();
    const after = await harnessStep(`The shop gets ${funded} twice at once`, async () => {
      await Promise.all([deliver(last), deliver(last)]);
      await shopper.waitForOrder(({ status }) => status === 'ready');
      // delivered again after all effects of the other webhooks
      await deliver(last);
      return shopper.readsOrder();
    });
    shopper.world.note({ atOnce: { before, after } });
    const atLast = await harnessStep('The shop gets the earlier webhooks, the last one first', async () => {
      for (const exchange of earlier.toReversed()) await deliver(exchange);
      return shopper.readsOrder();
    });
    shopper.world.note({ orderPage: { before: after, after: atLast } });
    await shopper.looksUp('order');
  }),

  'webhooks-at-once': story(
    [...TOPICS, 'concurrent'],
    async (shopper) => {
      const { tap, dialect } = shopper.world;
      const { awaitsFunds, funded, unfunded } = dialect.facts.events;
      const [last, wanted] = funded === undefined ? [unfunded, 'cancelled'] : [funded, 'ready'];
      await holdsWebhooks(shopper);
      const delivered = new Set<string>();
      const rest = async (): Promise<string[]> =>
        (await heldWebhooks(shopper)).filter((id) => !delivered.has(id) && delivered.add(id));
      const oneByOne = (): Promise<void> =>
        harnessStep('The shop gets the webhooks one by one', async () => {
          for (const exchange of await rest()) await tap.replay({ exchange, signature: 'none' });
        });
      const isWanted = ({ status }: { status: string }): boolean => status === wanted;

      const first = await ordersNumbered(shopper);
      await first.settle();
      if ((await shopper.waitForWebhook(last)) === undefined) return;
      await oneByOne();
      const alone = await shopper.waitForOrder(isWanted, first.number);

      const others = await step(
        'Places two more orders; the shop gets their webhooks one by one',
        async () => {
          const orders = [await ordersNumbered(shopper), await ordersNumbered(shopper)];
          await shopper.waitForWebhook(awaitsFunds, 3);
          await oneByOne();
          return orders;
        },
      );
      for (const { settle } of others) await settle();
      await shopper.waitForWebhook(last, 3);
      await harnessStep('The shop gets the webhooks of both orders at the same moment', async () =>
        tap.replayAtOnce(await rest()),
      );
      const atOnce: NotedOrder[] = [];
      for (const { number } of others) atOnce.push(await shopper.waitForOrder(isWanted, number));
      shopper.world.note({ concurrent: { alone, atOnce } });
      await shopper.looksUp('order');
    },
    () => 3,
  ),
} satisfies Record<string, Story>;
