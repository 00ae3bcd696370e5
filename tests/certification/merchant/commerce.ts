import { CART } from '../../../contract/dialects/commerce.ts';
import type { Merchant, MerchantTools, OpenContainer } from './merchant.ts';
import { opensCart } from './commerce-purchase.ts';
import { triesWrongPublicKey } from './wrong-keys.ts';

/** The Commerce API: a cart belongs to a shopper, so the tap calls with the shopper's token; no test ever has a token. */
export function commerceMerchant(tools: MerchantTools): Merchant {
  const { run, method, api, tap } = tools;
  const opensPurchase = opensCart(tools);
  /** The session of the shop's cart; of a cart that is filled again if the shopper paid with the first one. */
  const opensContainer = async (enter: () => Promise<unknown>): Promise<OpenContainer> => {
    const session = await enter();
    if (session !== undefined) return { session, look: looksAtCart };
    const [{ owner }] = method.wire.markets;
    const purchase = await opensPurchase(() => Promise.resolve(), owner);
    return { session: purchase.session, look: looksAtCart };
  };
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
    opensContainer,
    opensPurchase,
    ordersTooEarly: async (enter) => {
      await opensContainer(enter);
      await submits();
      await looksAtCart();
    },
    ordersAgain: submits,
    // no document says that a detached source cannot be used again
    attachesDetached: () => Promise.resolve(),
    attachesSource: () => Promise.resolve(),
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
