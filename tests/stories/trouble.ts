/** Stories in which the API refuses, fails, or says more than is known. The trouble is made on the way, in the tap. */
import type { Intervention } from '../../harness/intervention.ts';
import type { Story } from '../support/story.ts';
import type { Tell } from './stories.ts';

/** Happens to the shop's first order. */
function firstOrder(name: string, trouble: Omit<Intervention, 'id' | 'match' | 'times'>): Intervention {
  return {
    id: `stimulus-${name}`,
    match: { method: 'POST', path: '/orders$', senders: ['shop'] },
    times: 1,
    ...trouble,
  };
}

const refusal = (
  status: number,
  type: string,
  code: string,
  message: string,
): NonNullable<Intervention['respond']> => ({
  status,
  body: { type, errors: [{ code, message }] },
});

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
    await shopper.world.intervene(
      firstOrder('conflict', {
        respond: refusal(409, 'conflict', 'failed-request', 'The payment could not be charged.'),
      }),
    );
    await ordersAfterTrouble(shopper);
  },

  'order-refused': async (shopper) => {
    await shopper.world.intervene(
      firstOrder('refusal', {
        respond: refusal(400, 'bad_request', 'order_create_failed', 'The order could not be made.'),
      }),
    );
    await ordersAfterTrouble(shopper);
  },

  'rate-limited': async (shopper) => {
    const limit = refusal(429, 'too_many_requests', 'rate_limit_exceeded', 'Too many requests.');
    await shopper.world.intervene(
      firstOrder('limit', { respond: { status: 429, headers: { 'retry-after': '1' }, body: limit.body } }),
    );
    await shopper.entersShop();
    await shopper.pays();
  },

  'server-error': (shopper) =>
    ordersInTheDark(
      shopper,
      firstOrder('error', {
        respond: refusal(500, 'internal_server_error', 'internal_error', 'Something went wrong.'),
      }),
    ),

  'answer-lost': (shopper) => ordersInTheDark(shopper, firstOrder('lost', { drop: 'after' })),

  'unknown-members': async (shopper) => {
    const unknown = [
      { path: 'aMemberOfTomorrow', value: { nested: [1, 2, 3] } },
      { path: 'payment.anotherMember', value: 'unheard of' },
      { path: 'payment.session.status', value: 'requires_source' },
      { path: 'payment.session.hint', value: { level: 'a_new_value' } },
    ];
    const order = [...unknown, { path: 'fraudState', value: 'a_state_of_tomorrow' }];
    const senders = ['shop'] as const;
    const add = (
      name: string,
      method: string,
      path: string,
      patch: Intervention['patch'] = unknown,
    ): Promise<void> =>
      shopper.world.intervene({
        id: `stimulus-${name}`,
        match: { method, path, senders },
        ...(patch ? { patch } : {}),
      });
    await add('made', 'POST', '/checkouts$');
    await add('changed', 'POST', '/checkouts/[^/]+$');
    await add('read', 'GET', '/checkouts/[^/]+$');
    await add('ordered', 'POST', '/orders$', order);
    await add('refreshed', 'POST', '/orders/[^/]+/refresh$', order);
    await shopper.entersShop();
    await shopper.pays();
  },

  webhooks: async (shopper) => {
    const { shop, tap } = shopper.world;
    await shopper.entersShop();
    await shopper.pays();
    const genuine = await shopper.hears(/^order\.(accepted|pending_payment)$/);
    const accepted = shopper.world.method.wire.flow !== 'receiver';
    await shopper.seesOrder(({ status }) => !accepted || status === 'ready');
    shopper.world.note({ orderBefore: await shop.order() });
    const change = { type: 'order.cancelled', id: 'forged-event' };
    await tap.replay({ exchange: genuine, signature: 'wrong', change });
    await tap.replay({ exchange: genuine, signature: 'missing', change });
    await tap.replay({ exchange: genuine, signature: 'none' });
    await tap.replay({ exchange: genuine, signature: 'none' });
    shopper.world.note({ orderAfter: await shop.order() });
    await shopper.looksUp('order');
  },
} satisfies Record<string, Tell>;
