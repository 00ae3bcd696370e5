/** The common members of a cart and its order in the Commerce API. */
import { formatted, round } from '../payment/money.ts';
import { sessionOf } from '../payment/session.ts';
import { countryOf, totalsOf } from '../payment/totals.ts';
import type { CheckoutRecord, CreditRecord, SourceRecord } from '../state/records.ts';
import { entityOf } from '../payment/selling-entity.ts';
import type { CartAddress } from './cart-request.ts';
import { registrationsOf } from './tax-registrations.ts';

export type View = Record<string, unknown>;
interface Money {
  readonly currency: string;
  readonly value: number;
}

/** @param uri of the cart or order */
export function contents(cart: CheckoutRecord, uri: string): View {
  const { shippingChoice } = cart.request;
  const { billing, shipping } = cart.cart ?? {};
  const method = paymentMethod(cart);
  return {
    lineItems: { uri: `${uri}/line-items`, lineItem: lineItems(cart, uri) },
    billingAddress: addressView('billingAddress', billing, `${uri}/billing-address`),
    shippingAddress: addressView('shippingAddress', shipping, `${uri}/shipping-address`),
    ...(shippingChoice
      ? { shippingMethod: { code: shippingChoice.serviceLevel, description: shippingChoice.description } }
      : {}),
    ...(method ? { paymentMethod: method } : {}),
    paymentSession: paymentSession(cart),
    businessEntityCode: entityOf(countryOf(cart.request)).id,
    taxInclusive: 'false',
    ...registrationsOf(cart),
    pricing: pricing(cart),
  };
}

function lineItems(cart: CheckoutRecord, uri: string): View[] {
  const totals = cart.order?.totals ?? totalsOf(cart.request);
  return cart.items.map(({ id, request }, index) => {
    const { price, aggregatePrice, quantity, productDetails, subscriptionInfo } = request;
    const line = totals.items[index];
    const value = line?.amount ?? 0;
    const one = money(price ?? (aggregatePrice ?? 0) / quantity, cart);
    return {
      uri: `${uri}/line-items/${id}`,
      id,
      quantity,
      product: { id: productDetails?.id, displayName: productDetails?.name },
      ...(subscriptionInfo ? { subscriptionInfo } : {}),
      pricing: {
        listPrice: one,
        listPriceWithQuantity: money(value, cart),
        salePrice: one,
        salePriceWithQuantity: money(value, cart),
        formattedSalePriceWithQuantity: formatted(value, cart.request.currency),
        productTax: money(line?.tax ?? 0, cart),
        shippingTax: money(line?.shippingTax ?? 0, cart),
        taxRate: totals.rate,
      },
    };
  });
}

function addressView(id: string, address: CartAddress | undefined, uri: string): View {
  return address ? { uri, id, ...address } : { uri };
}

function paymentSession(cart: CheckoutRecord): View {
  const { nextAction, state, amountContributed, amountRemainingToBeContributed, ...rest } = sessionOf(cart);
  const redirectUrl = nextAction?.action === 'redirect' ? nextAction.data.redirectUrl : undefined;
  return {
    id: rest.id,
    // an empty cart has no source, although nothing remains to pay
    status: cart.items.length === 0 ? 'requires_source' : statusOf(cart, state),
    clientSecret: rest.clientSecret,
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    amountContributed: money(amountContributed, cart),
    amountRemainingToBeContributed: money(amountRemainingToBeContributed, cart),
  };
}

/** Resuming the cart charges a source that the shopper authorized at the portal. */
function statusOf({ order }: CheckoutRecord, state: string): string {
  return state === 'pending_redirect' && order?.source?.state === 'chargeable' ? 'chargeable' : state;
}

/** The primary source with the secondary one nested; only the secondary one if it pays for everything. */
function paymentMethod(cart: CheckoutRecord): View | undefined {
  const { primary, credits } = cart;
  const supplementary = credits.map((credit) => methodView(cart, credit, credit.amount));
  if (!primary) return supplementary[0];
  return {
    ...methodView(cart, primary.source, primary.amount),
    ...(supplementary.length ? { supplementaryPaymentMethods: supplementary } : {}),
  };
}

function methodView(cart: CheckoutRecord, source: SourceRecord | CreditRecord, amount: number): View {
  const { id, clientSecret } = source;
  const { type, flow } = 'wire' in source ? source.wire : { type: 'customerCredit', flow: 'standard' };
  const details = 'details' in source ? source.details : {};
  const charges = cart.order?.charges.filter(({ sourceId }) => sourceId === id) ?? [];
  return {
    type,
    sourceId: id,
    sourceClientSecret: clientSecret,
    [type]: { ...details, clientSecret, flow, reusable: String('customer' in source) },
    amountContributed: money(amount, cart),
    ...(charges.length
      ? {
          charges: charges.map((charge) => ({
            chargeId: charge.id,
            amount: money(charge.amount, cart),
            status: charge.state,
            createdTime: charge.createdTime,
          })),
        }
      : {}),
  };
}

function pricing(cart: CheckoutRecord): View {
  const totals = cart.order?.totals ?? totalsOf(cart.request);
  const { currency } = cart.request;
  const goods = round(
    totals.items.reduce((sum, { amount }) => sum + amount, 0),
    currency,
  );
  const amounts = {
    subtotal: goods,
    subtotalWithDiscount: goods,
    discount: totals.discount,
    shippingAndHandling: totals.shipping,
    importTaxAndDuty: 0,
    tax: totals.tax,
    orderTotal: totals.total,
  };
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]): [string, unknown][] => [
      [name, money(amount, cart)],
      [`formatted${name.charAt(0).toUpperCase()}${name.slice(1)}`, formatted(amount, currency)],
    ]),
  );
}

export function attributesOf({ cart }: CheckoutRecord): View {
  return { attribute: cart?.attributes ?? [] };
}

export function money(value: number, { request: { currency } }: CheckoutRecord): Money {
  return { currency, value: round(value, currency) };
}
