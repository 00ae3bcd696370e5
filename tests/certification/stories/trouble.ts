/** Stories in which the API refuses, fails, or sends undocumented data. The tap causes this. */
import type { ContainerMembers, Operation } from '../../../contract/dialects.ts';
import { memberPath } from '../../../harness/json-path.ts';
import type { Intervention, Patch } from '../../../harness/intervention.ts';
import { poll } from '../../../harness/poll.ts';
import { arrivalTimeout } from '../../../pages/timeouts.ts';
import type { DialectTools } from '../dialect.ts';
import { PAYING } from '../recording/notes.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import { step } from '../steps.ts';
import { type Story, story } from './story.ts';

/** Intervention for one order of the shop: the first without another intervention. */
export function onOrder(
  { on }: DialectTools,
  name: string,
  trouble: Omit<Intervention, 'id' | 'match' | 'times'>,
): Intervention {
  return {
    id: `stimulus-${name}`,
    match: on('order.create', { senders: ['shop'] }),
    times: 1,
    ...trouble,
  };
}

/** Screens that may follow an order with an API error; the checks judge them. */
export const ANYWHERE = ['waiting', 'failure', 'payment', 'review', 'confirmation', 'portal'] as const;

/**
 * Places the order, gets no answer, and reloads the page: any page is allowed, but not a second order.
 * @param trouble the intervention for this order
 */
export async function ordersWithoutAnswer(shopper: ShopperActions, trouble: Intervention): Promise<void> {
  await step('Places the order, gets no answer and reloads the page', async () => {
    const screen = await shopper.placesOrder(1, ANYWHERE);
    // the shop may request the order in the background
    if (screen === 'waiting')
      await poll(
        () => shopper.world.applied(trouble.id),
        (times) => times > 0,
        { timeout: arrivalTimeout() },
      );
    if (screen !== 'portal') await shopper.reloads(...ANYWHERE);
  });
}

/** Screens that may follow an order with a refused charge. */
const REFUSED = ['failure', 'payment', 'review', 'confirmation'] as const;

export const troubleStories = {
  'source-refused': story([...PAYING, 'trigger'], async (shopper) => {
    shopper.usesTrigger('sourceFails');
    await shopper.entersShop();
    // the source may be made on any page
    await step('Pays with a source that fails', () => shopper.goesOn((screen) => shopper.isOutcome(screen)));
    // with another card, or in another name
    shopper.world.useOrdinaryShopper();
    await shopper.entersShop();
    await shopper.reachesReview();
  }),

  'charge-refused': story([...PAYING, 'trigger'], async (shopper) => {
    shopper.usesTrigger('chargeFails');
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.placesOrder(1, REFUSED);
    await shopper.returnsToPayment();
    // only the checkout of the next order matters, not its payment
    await shopper.reachesReview();
    await shopper.placesOrder(1, REFUSED);
  }),

  'charge-refused-late': story([...PAYING, 'trigger'], async (shopper) => {
    shopper.usesTrigger('chargeFails');
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.orders();
    await shopper.approves('failure', 'payment', 'confirmation');
    await shopper.returnsToNewCheckout();
  }),

  'api-errors-at-order': story(PAYING, async (shopper) => {
    const { dialect } = shopper.world;
    const { limited, invalid, conflict } = dialect.facts.refusals;
    const troubles = [
      ...(shopper.isJudged('LIM-01')
        ? [onOrder(dialect, 'limit', { respond: { ...limited, headers: { 'retry-after': '1' } } })]
        : []),
      // with the same checkout or a new one: with a single cart, no document says what follows a refusal
      ...(shopper.isJudged('ORD-02') ? [onOrder(dialect, 'refusal', { respond: invalid })] : []),
      onOrder(dialect, 'conflict', { respond: conflict }),
    ];
    const lost = onOrder(dialect, 'lost', { drop: 'after' });
    for (const trouble of [...troubles, lost]) await shopper.world.intervene(trouble);
    await shopper.entersShop();
    for (const trouble of troubles) {
      // a shop that respects the rate limit orders less often
      if ((await shopper.world.applied(trouble.id)) > 0) continue;
      await step(
        `Places the order while the API refuses it (${trouble.id.replace('stimulus-', '')})`,
        async () => {
          await shopper.reachesReview();
          await shopper.placesOrder(1, ANYWHERE);
          await shopper.returnsToPayment();
        },
      );
    }
    await shopper.reachesReview();
    await ordersWithoutAnswer(shopper, lost);
  }),

  'unknown-members': story(PAYING, async (shopper) => {
    const { facts, on } = shopper.world.dialect;
    const match = (operation: Operation): Intervention['match'] => on(operation, { senders: ['shop'] });
    for (const operation of facts.show)
      await shopper.world.intervene({
        id: `stimulus-${operation}`,
        match: match(operation),
        patch: ofTomorrow(facts.container),
      });
    for (const operation of ['order.create', 'order.outcome'] as const) {
      const members = facts.order[operation];
      await shopper.world.intervene({
        id: `stimulus-${operation}`,
        match: match(operation),
        patch: [
          ...ofTomorrow(members),
          { path: memberPath(members.root, 'fraudState'), value: 'a_state_of_tomorrow' },
        ],
      });
    }
    await shopper.entersShop();
    await shopper.pays();
  }),
} satisfies Record<string, Story>;

/** Undocumented members, and the session's state in the member of the other dialect. */
function ofTomorrow({
  root,
  session,
  foreignState,
}: Pick<ContainerMembers, 'root' | 'session' | 'foreignState'>): readonly Patch[] {
  return [
    { path: memberPath(root, 'aMemberOfTomorrow'), value: { nested: [1, 2, 3] } },
    { path: memberPath(root, 'payment.anotherMember'), value: 'unheard of' },
    { path: foreignState, value: 'requires_source' },
    { path: `${session}.hint`, value: { level: 'a_new_value' } },
  ];
}
