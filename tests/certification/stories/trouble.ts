/** Stories in which the API refuses, fails, or says more than is known. The trouble is made on the way, in the tap. */
import type { ContainerMembers, Operation } from '../../../contract/dialects.ts';
import type { Intervention, Patch } from '../../../harness/intervention.ts';
import type { Speech } from '../speech.ts';
import type { Story } from '../story.ts';
import type { Tell } from './stories.ts';

/** Happens to one order of the shop's: the first that nothing else happens to. */
export function orderMeets(
  { on }: Speech,
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

/** Where an order may lead that met trouble; the checks judge it. */
const ANYWHERE = ['waiting', 'failure', 'payment', 'review', 'confirmation', 'portal'] as const;

/** Orders, does not learn what became of it, and loads the page again: any page will do, a second order will not. */
export async function ordersInTheDark(shopper: Story): Promise<void> {
  const { shop } = shopper.world;
  const screen = await shopper.arrives(shop.placeOrder(), ...ANYWHERE);
  if (screen !== 'portal') await shopper.arrives(shop.reload(), ...ANYWHERE);
}

export const troubleStories = {
  'source-refused': async (shopper) => {
    shopper.bears('sourceFails');
    await shopper.entersShop();
    await shopper.choosesPayment();
    await shopper.acceptsTerms();
    await shopper.arrives(shopper.world.shop.continueFromPayment(), 'payment', 'failure', 'review', 'portal');
    // with another card, or in another name
    shopper.world.ordinary();
    await shopper.entersShop();
    await shopper.reachesReview();
  },

  'charge-refused': async (shopper) => {
    shopper.bears('chargeFails');
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.arrives(shopper.world.shop.placeOrder(), 'failure', 'payment', 'confirmation');
    await shopper.returnsToPayment();
    // what counts is the checkout of the next order, not that it is paid
    await shopper.reachesReview();
    await shopper.arrives(shopper.world.shop.placeOrder(), 'failure', 'payment', 'confirmation');
  },

  'charge-refused-late': async (shopper) => {
    shopper.bears('chargeFails');
    await shopper.entersShop();
    await shopper.reachesReview();
    await shopper.orders();
    await shopper.approves('failure', 'payment', 'confirmation');
    await shopper.returnsToPayment();
  },

  'order-troubles': async (shopper) => {
    const { shop, say } = shopper.world;
    const { limited, invalid, conflict } = say.protocol.refusals;
    const troubles = [
      ...(shopper.shows('LIM-01')
        ? [orderMeets(say, 'limit', { respond: { ...limited, headers: { 'retry-after': '1' } } })]
        : []),
      ...(shopper.shows('ORD-03') ? [orderMeets(say, 'refusal', { respond: invalid })] : []),
      orderMeets(say, 'conflict', { respond: conflict }),
    ];
    const lost = orderMeets(say, 'lost', { drop: 'after' });
    for (const trouble of [...troubles, lost]) await shopper.world.intervene(trouble);
    await shopper.entersShop();
    await shopper.reachesReview();
    // a shop that waits out a limit by itself orders less often
    for (const trouble of troubles) {
      if ((await shopper.world.applied(trouble.id)) > 0) continue;
      await shopper.arrives(shop.placeOrder(), ...ANYWHERE);
      await shopper.returnsToPayment();
      await shopper.reachesReview();
    }
    await ordersInTheDark(shopper);
  },

  'unknown-members': async (shopper) => {
    const { protocol, on } = shopper.world.say;
    const match = (operation: Operation): Intervention['match'] => on(operation, { senders: ['shop'] });
    for (const operation of protocol.show)
      await shopper.world.intervene({
        id: `stimulus-${operation}`,
        match: match(operation),
        patch: ofTomorrow(protocol.container),
      });
    for (const operation of ['order.create', 'order.outcome'] as const) {
      const members = protocol.order[operation];
      await shopper.world.intervene({
        id: `stimulus-${operation}`,
        match: match(operation),
        patch: [
          ...ofTomorrow(members),
          { path: below(members.root, 'fraudState'), value: 'a_state_of_tomorrow' },
        ],
      });
    }
    await shopper.entersShop();
    await shopper.pays();
  },
} satisfies Record<string, Tell>;

const below = (root: string, member: string): string => (root === '' ? member : `${root}.${member}`);

/** Members that nobody knows yet, and the session's state where the other dialect has it. */
function ofTomorrow({
  root,
  session,
  foreignState,
}: Pick<ContainerMembers, 'root' | 'session' | 'foreignState'>): readonly Patch[] {
  return [
    { path: below(root, 'aMemberOfTomorrow'), value: { nested: [1, 2, 3] } },
    { path: below(root, 'payment.anotherMember'), value: 'unheard of' },
    { path: foreignState, value: 'requires_source' },
    { path: `${session}.hint`, value: { level: 'a_new_value' } },
  ];
}
