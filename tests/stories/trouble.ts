/** Stories in which the API refuses, fails, or says more than is known. The trouble is made on the way, in the tap. */
import type { ContainerMembers, Operation } from '../../contract/dialects.ts';
import type { Intervention, Patch } from '../../harness/intervention.ts';
import type { Speech } from '../support/speech.ts';
import type { Story } from '../support/story.ts';
import type { Tell } from './stories.ts';

/** Happens to the shop's first order. */
function firstOrder(
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

/** Orders, comes to grief, and orders whatever the shop then offers. */
async function ordersAfterTrouble(shopper: Story): Promise<void> {
  await shopper.entersShop();
  await shopper.reachesReview();
  await shopper.arrives(shopper.world.shop.placeOrder(), 'failure', 'payment', 'review', 'waiting');
  await shopper.returnsToPayment();
  // what counts is the checkout of the next order; where that leads is judged elsewhere
  await shopper.reachesReview();
  await shopper.orders();
}

/** Orders, does not learn what became of it, and loads the page again: any page will do, a second order will not. */
async function ordersInTheDark(shopper: Story, trouble: Intervention): Promise<void> {
  const { shop } = shopper.world;
  await shopper.world.intervene(trouble);
  await shopper.entersShop();
  await shopper.reachesReview();
  const anywhere = ['waiting', 'failure', 'payment', 'review', 'confirmation', 'portal'] as const;
  const screen = await shopper.arrives(shop.placeOrder(), ...anywhere);
  if (screen !== 'portal') await shopper.arrives(shop.reload(), ...anywhere);
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

  'order-conflict': async (shopper) => {
    const { say } = shopper.world;
    await shopper.world.intervene(firstOrder(say, 'conflict', { respond: say.protocol.refusals.conflict }));
    await ordersAfterTrouble(shopper);
  },

  'order-refused': async (shopper) => {
    const { say } = shopper.world;
    await shopper.world.intervene(firstOrder(say, 'refusal', { respond: say.protocol.refusals.invalid }));
    await ordersAfterTrouble(shopper);
  },

  'rate-limited': async (shopper) => {
    const { say } = shopper.world;
    const respond = { ...say.protocol.refusals.limited, headers: { 'retry-after': '1' } };
    await shopper.world.intervene(firstOrder(say, 'limit', { respond }));
    await shopper.entersShop();
    await shopper.pays();
  },

  'server-error': (shopper) => {
    const { say } = shopper.world;
    return ordersInTheDark(shopper, firstOrder(say, 'error', { respond: say.protocol.refusals.broken }));
  },

  'answer-lost': (shopper) =>
    ordersInTheDark(shopper, firstOrder(shopper.world.say, 'lost', { drop: 'after' })),

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

  webhooks: async (shopper) => {
    const { shop, tap } = shopper.world;
    await shopper.entersShop();
    await shopper.pays();
    const genuine = await shopper.hears(...shopper.world.say.protocol.events.ordered);
    const accepted = shopper.world.method.wire.flow !== 'receiver';
    await shopper.seesOrder(({ status }) => !accepted || status === 'ready');
    shopper.world.note({ orderBefore: await shop.order() });
    const change = { type: shopper.world.say.protocol.events.unfunded, id: 'forged-event' };
    await tap.replay({ exchange: genuine, signature: 'wrong', change });
    await tap.replay({ exchange: genuine, signature: 'missing', change });
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'none' });
    shopper.world.note({ orderAfter: await shop.order() });
    await shopper.looksUp('order');
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
