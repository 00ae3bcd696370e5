import { CART } from '../../../contract/dialects/commerce.ts';
import type { Merchant, MerchantTools } from './merchant.ts';
import { opensCart } from './commerce-purchase.ts';
import { triesWrongPublicKey } from './wrong-keys.ts';

/** The Commerce API: a cart belongs to a shopper, so the tap calls with the shopper's token; no test ever has a token. */
export function commerceMerchant(tools: MerchantTools): Merchant {
  const { run, method, api, tap } = tools;
  const opensPurchase = opensCart(tools);
  const submits = async (): Promise<void> => {
    await tap.ask({ method: 'POST', path: `${CART}/submit-cart`, body: {} });
  };
  const looksAtCart = async (): Promise<void> => {
    await tap.ask({ method: 'GET', path: CART });
  };
  return {
    looksAtContainer: looksAtCart,
    looksAtOrder: async (id) => {
      await tap.ask({ method: 'GET', path: `/v1/shoppers/me/orders/${id}` });
    },
    asksOutcome: async () => {
      await tap.ask({ method: 'POST', path: `${CART}/resume-cart`, body: {} });
    },
    opensContainer: async (enter) => ({ session: await enter(), look: looksAtCart }),
    opensPurchase,
    ordersTooEarly: async (enter) => {
      await enter();
      await submits();
      await looksAtCart();
    },
    ordersAgain: submits,
    // no document says that a detached source cannot be used again
    attachesDetached: () => Promise.resolve(),
    // the API ignores this credit when the cart is submitted, which is no refusal
    attachesCredit: () => Promise.resolve(undefined),
    addsCreditToSaved: () => Promise.resolve(),
    paysWithForeignSource: () => Promise.resolve(),
    triesWrongKeys: async () => {
      const wrong = [
        { name: 'no token', authorization: undefined },
        { name: 'an unknown token', authorization: 'bearer a-token-unknown-to-the-provider' },
        { name: 'the public key in place of a token', authorization: `bearer ${run.targets.publicKey}` },
      ];
      for (const probe of wrong) await api.call('GET', CART, undefined, probe);
      await triesWrongPublicKey(api, method, 'a-session-of-nobody');
    },
  };
}
