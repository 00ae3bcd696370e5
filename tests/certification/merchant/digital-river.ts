import { valueAt } from '../../../harness/json-path.ts';
import type { Merchant, MerchantTools } from './merchant.ts';
import { triesWrongPublicKey } from './wrong-keys.ts';

/** The Digital River API: any checkout and order can be read with the secret key. */
export function digitalRiverMerchant({ run, method, api }: MerchantTools): Merchant {
  const attachesSource: Merchant['attachesSource'] = async (checkout, source) => {
    await api.call('POST', `/checkouts/${checkout}/sources/${source}`);
  };
  const attachesCredit: Merchant['attachesCredit'] = async (checkout, paymentSessionId, amount) => {
    const { body } = await api.call('POST', '/sources', {
      type: 'customerCredit',
      paymentSessionId,
      amount,
      customerCredit: {},
    });
    const id = String(body.id);
    await attachesSource(checkout, id);
    await api.checkout(checkout);
    return id;
  };
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
    opensPurchase: async (_enter, { firstName, lastName, email, phoneNumber, address }) => {
      const billTo = { name: `${firstName} ${lastName}`, email, phone: phoneNumber, address };
      const { body } = await api.makeCheckout(method.wire, { billTo });
      const checkoutId = String(body.id);
      let order = '';
      return {
        container: checkoutId,
        session: valueAt(body, 'payment.session.id'),
        attaches: (source) => attachesSource(checkoutId, source),
        orders: async () => {
          const made = await api.call('POST', '/orders', { checkoutId });
          order = String(made.body.id);
          return made.status === 201;
        },
        asksOutcome: async () => {
          await api.call('POST', `/orders/${order}/refresh`);
        },
        looksAtOrder: async () => {
          await api.order(order);
        },
      };
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
      await attachesSource(String(probe.body.id), source);
    },
    attachesSource,
    attachesCredit,
    addsCreditToSaved: async (customerId, source) => {
      const { body } = await api.makeCheckout(method.wire, { customerId });
      const checkout = String(body.id);
      await attachesSource(checkout, source);
      await attachesCredit(checkout, valueAt(body, 'payment.session.id'), 1);
    },
    paysWithForeignSource: async (source) => {
      const { body } = await api.makeCheckout(method.wire);
      await attachesSource(String(body.id), source);
      await api.call('POST', '/orders', { checkoutId: body.id });
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
