/** Carts and orders as the Commerce API shows them. */
import { countryOf } from '../payment/totals.ts';
import type { CheckoutRecord, OrderRecord } from '../state/records.ts';
import { entityOf } from '../payment/selling-entity.ts';
import { attributesOf, contents, money, type View } from './contents.ts';
import { shippingOptions, shippingPrice } from './shipping.ts';

/** @param base of the API, no slash at the end */
export function cartView(cart: CheckoutRecord, base: string): View {
  const uri = `${base}/v1/shoppers/me/carts/active`;
  const link = (name: string): View => ({ uri: `${uri}/${name}` });
  return {
    uri,
    paymentMethods: link('payment-methods'),
    applyPaymentMethod: link('apply-payment-method'),
    submitCart: link('submit-cart'),
    id: cart.id,
    chargeType: cart.request.chargeType ?? 'customer_initiated',
    totalItemsInCart: cart.items.reduce((sum, { request }) => sum + request.quantity, 0),
    shippingOptions: link('shipping-options'),
    customAttributes: attributesOf(cart),
    ...contents(cart, uri),
  };
}

export function lineItemsView(cart: CheckoutRecord, base: string): View {
  const { lineItems } = contents(cart, `${base}/v1/shoppers/me/carts/active`);
  const { uri, lineItem } = lineItems as View;
  return { uri, lineItems: lineItem };
}

/** The answer of submitting and resuming. */
export function submittedView(order: OrderRecord, base: string): View {
  return {
    order: { ...orderFacts(order, base), customAttributes: attributesOf(order.checkout) },
    ...contents(order.checkout, uriOf(order, base)),
    paymentCompletionResources: {},
  };
}

export function orderView(order: OrderRecord, base: string): View {
  return {
    ...orderFacts(order, base),
    customAttributes: attributesOf(order.checkout),
    ...contents(order.checkout, uriOf(order, base)),
  };
}

/** As a list of orders shows one. */
export function orderSummary(order: OrderRecord, base: string): View {
  return {
    ...orderFacts(order, base),
    pricing: { total: money(order.totals.total, order.checkout) },
  };
}

export function shippingOptionsView({ request }: CheckoutRecord, base: string): View {
  const uri = `${base}/v1/shoppers/me/carts/active`;
  const shippingOption = shippingOptions.map((option) => ({
    id: option.id,
    description: option.description,
    cost: { currency: request.currency, value: shippingPrice(option, request.items) },
    applyShippingOption: { uri: `${uri}/apply-shipping-option?shippingOptionId=${option.id}` },
  }));
  return { uri: `${uri}/shipping-options`, totalResults: shippingOption.length, shippingOption };
}

function uriOf({ id }: OrderRecord, base: string): string {
  return `${base}/v1/shoppers/me/orders/${id}`;
}

function orderFacts(order: OrderRecord, base: string): View {
  return {
    uri: uriOf(order, base),
    id: order.id,
    submissionDate: order.createdTime,
    displayName: 'New Order',
    locale: order.checkout.request.locale,
    testOrder: 'true',
    businessEntityCode: entityOf(countryOf(order.checkout.request)).id,
    orderState: orderStateOf(order),
  };
}

function orderStateOf({ state, sessionState }: OrderRecord): string {
  switch (state) {
    case 'accepted':
      return 'Submitted';
    case 'in_review':
      return 'In Review';
    case 'blocked':
    case 'cancelled':
      return 'Cancelled';
    case 'pending_payment':
      if (sessionState === 'pending_redirect') return 'Source Pending Redirect';
      return sessionState === 'pending_funds' ? 'Source Pending Funds' : 'Charge Pending';
  }
}
