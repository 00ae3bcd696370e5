import { valueAt } from '../../../harness/intervention.ts';
import type { Merchant, MerchantTools } from './merchant.ts';
import { triesWrongPublicKey } from './wrong-keys.ts';

/** The Digital River API: any checkout and order can be read with the secret key. */
export function digitalRiverMerchant({ run, method, api }: MerchantTools): Merchant {
  return {
    looksAtContainer: async (id) => {
      await api.checkout(id);
    },
    looksAtOrder: async (id) => {
      await api.order(id);
    },
    asksOutcome: () => Promise.resolve(),
    opensContainer: async () => {
      const { body } = await api.makeCheckout(method.wire);
      const look = async (): Promise<void> => {
        await api.checkout(String(body.id));
      };
      return { session: valueAt(body, 'payment.session.id'), look };
    },
    ordersTooEarly: async () => {
      const checkout = await api.makeCheckout(method.wire);
      const id = String(checkout.body.id);
      await api.call('POST', '/orders', { checkoutId: id });
      await api.checkout(id);
    },
    ordersAgain: async (checkoutId) => {
      await api.call('POST', '/orders', { checkoutId });
    },
    attachesDetached: async (source) => {
      const probe = await api.makeCheckout(method.wire);
      await api.call('POST', `/checkouts/${String(probe.body.id)}/sources/${source}`);
    },
    triesWrongKeys: async () => {
      const checkout = await api.makeCheckout(method.wire);
      const path = `/checkouts/${String(checkout.body.id)}`;
      const wrong = [
        { name: 'no key', authorization: undefined },
        { name: 'an unknown key', authorization: 'Bearer sk_test_unknown_to_the_provider' },
        {
          name: 'the public key in place of the secret one',
          authorization: `Bearer ${run.targets.publicKey}`,
        },
      ];
      for (const probe of wrong) await api.call('GET', path, undefined, probe);
      await triesWrongPublicKey(api, method, valueAt(checkout.body, 'payment.session.id'));
    },
  };
}
