/** Stories without a browser: the harness asks the provider what a merchant's back end must never ask. */
import { valueAt } from '../../harness/intervention.ts';
import { refusePayloads } from '../support/refused-payloads.ts';
import type { Tell } from './stories.ts';

export const apiStories = {
  'order-too-early': async ({ world: { api, method } }) => {
    const checkout = await api.makeCheckout(method.wire);
    const id = String(checkout.body.id);
    await api.call('POST', '/orders', { checkoutId: id });
    await api.checkout(id);
  },

  keys: async ({ world: { api, method, run } }) => {
    const checkout = await api.makeCheckout(method.wire);
    const path = `/checkouts/${String(checkout.body.id)}`;
    const wrong = [
      { name: 'no key', authorization: undefined },
      { name: 'an unknown key', authorization: 'Bearer sk_test_unknown_to_the_provider' },
      { name: 'the public key in place of the secret one', authorization: `Bearer ${run.targets.publicKey}` },
    ];
    for (const probe of wrong) await api.call('GET', path, undefined, probe);
    const payload = {
      ...method.wire.payloads.withSession,
      sessionId: valueAt(checkout.body, 'payment.session.id'),
    };
    await api.call('POST', '/payments/sources', payload, {
      name: 'an unknown key',
      authorization: 'bearer pk_test_unknown_to_the_provider',
    });
  },

  'refused-payloads': ({ world }) => refusePayloads(world),
} satisfies Record<string, Tell>;
