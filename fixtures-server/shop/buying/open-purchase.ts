/** Creates a checkout with the API, with the shopper's data. */
import type { Market } from '../state/markets.ts';
import { deliveryPrice, DELIVERY_WORDS } from '../state/markets.ts';
import { orderNumber, type Purchase, type SubscriptionInfo } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';
import { addressOf, type Details } from './details.ts';
import type { JsonObject } from './payload.ts';
import { type Product, warehouse } from './product.ts';
import { newSubscription } from './subscribing.ts';

/**
 * A new checkout for the session's basket and details, which becomes the session's current purchase.
 * @throws ApiRefusal, ApiTrouble
 */
export async function openPurchase(visit: Visit, market: Market, details: Details): Promise<Purchase> {
  const { session, store, api, behaviour } = visit;
  const { product } = session;
  const number = orderNumber(visit.options.sandboxRunId);
  const subscription = product.renewsEvery && behaviour.subscriptionInfo(newSubscription());
  const first = await behaviour.openCheckout(
    api,
    behaviour.checkoutRequest(checkoutRequest(visit, market, details, { number, product, subscription })),
  );
  const { id, clientSecret } = first.payment.session;
  const purchase: Purchase = {
    number,
    owner: session.id,
    testToken: visit.testToken,
    market,
    product,
    ...(subscription ? { subscription } : {}),
    checkoutId: first.id,
    paymentSession: { id, clientSecret },
    first,
    stage: { is: 'open' },
    credits: [],
    messages: [],
  };
  store.purchases.set(number, purchase);
  // set before the details are accepted, so that corrections belong to the same checkout
  session.current = purchase;
  await addDetails(visit, purchase, details);
  return purchase;
}

/** Addresses come before the source: they determine the taxes, which determine the source's amount. */
export async function addDetails(
  { api, session, behaviour }: Visit,
  purchase: Purchase,
  details: Details,
): Promise<void> {
  const { firstName, lastName, email, phone, delivery } = details;
  const party = { name: `${firstName} ${lastName}`, phone, email, address: addressOf(details) };
  const customerId = behaviour.customerFor(session.account);
  const { totalAmount, sellingEntity } = await api.updateCheckout(purchase.checkoutId, {
    email,
    ...(customerId === undefined ? {} : { customerId }),
    billTo: party,
    shipTo: behaviour.shipTo(party),
    shippingChoice: {
      amount: deliveryPrice(purchase.market, delivery),
      description: DELIVERY_WORDS[delivery].name,
      serviceLevel: delivery,
    },
  });
  purchase.total = totalAmount;
  purchase.entity = sellingEntity?.id;
}

function checkoutRequest(
  { shopUrl, browserIp, session, behaviour }: Visit,
  { currency, locale, price }: Market,
  { email }: Details,
  {
    number,
    product,
    subscription,
  }: {
    readonly number: string;
    readonly product: Product;
    readonly subscription: SubscriptionInfo | undefined;
  },
): JsonObject {
  const { id, skuGroupId, name, countryOfOrigin } = product;
  const customerId = behaviour.customerFor(session.account);
  return {
    ...(customerId === undefined ? {} : { customerId }),
    currency,
    email,
    locale: locale.replace('-', '_'),
    browserIp,
    upstreamId: number,
    applicationId: 'conformance-fixture-shop',
    chargeType: 'customer_initiated',
    taxInclusive: false,
    shipFrom: warehouse,
    items: [
      {
        productDetails: { id, skuGroupId, name, url: `${shopUrl}/`, countryOfOrigin },
        price,
        quantity: 1,
        ...(subscription ? { subscriptionInfo: subscription } : {}),
      },
    ],
  };
}
