/** A purchase by the harness in the Commerce API: with the shop's shopper, and a cart that is refilled each time. */
import { dialects } from '../../../contract/dialects.ts';
import { CART } from '../../../contract/dialects/commerce.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { ProviderAnswer } from '../../../harness/tap-client.ts';
import type { Merchant, MerchantTools } from './merchant.ts';

const { made } = dialects['commerce-api'];

export function opensCart({ tap, seen }: MerchantTools): Merchant['opensPurchase'] {
  const ask = (method: string, path: string, body?: object): Promise<ProviderAnswer> =>
    tap.ask({ method, path, ...(body ? { body } : {}) });
  /** The product in the shop's first cart: it exists in the site's catalogue. */
  let wares: readonly unknown[] | undefined;

  return async (enter, { firstName, lastName, email, phoneNumber, address: { state, ...address } }) => {
    if (!wares) {
      await enter();
      wares = (await seen()).purchases.find(({ items }) => items !== undefined)?.items ?? [];
    }
    const party = {
      firstName,
      lastName,
      ...address,
      ...(state === undefined ? {} : { countrySubdivision: state }),
      phoneNumber,
      emailAddress: email,
    };
    await ask('DELETE', `${CART}/line-items`);
    await ask('POST', CART, {
      cart: { lineItems: { lineItem: wares }, billingAddress: party, shippingAddress: party },
    });
    const options = await ask('GET', `${CART}/shipping-options`);
    const option = valueAt(options.body, 'shippingOptions.shippingOption.0.id');
    const { body } = await ask('POST', `${CART}/apply-shipping-option?shippingOptionId=${String(option)}`);
    // the cart may still have a payment method from earlier contents
    if (valueAt(body, 'cart.paymentMethod.sourceId') !== undefined) await ask('DELETE', `${CART}/payment`);
    let order = '';
    return {
      container: String(valueAt(body, 'cart.id')),
      session: valueAt(body, 'cart.paymentSession.id'),
      attaches: async (sourceId) => {
        await ask('POST', `${CART}/apply-payment-method`, { paymentMethod: { sourceId } });
      },
      orders: async () => {
        const answer = await ask('POST', `${CART}/submit-cart`, {});
        const root = valueAt(answer.body, 'submitCart') ?? answer.body;
        order = String(valueAt(root, 'order.id'));
        return answer.status === made;
      },
      asksOutcome: async () => {
        await ask('POST', `${CART}/resume-cart`, {});
      },
      looksAtOrder: async () => {
        await ask('GET', `/v1/shoppers/me/orders/${order}`);
      },
    };
  };
}
