/** Totals of a checkout. Tax is estimated once the country is known, so totals change when an address arrives. */
import type { CheckoutRequest } from '../api/checkout-request.ts';
import type { CheckoutRecord, Totals } from '../state/records.ts';
import { round, shares } from './money.ts';

/** Standard tax rates for the estimate; countries that are not listed have no tax. */
const TAX_RATES: Readonly<Record<string, number>> = {
  AT: 0.2,
  AU: 0.1,
  BE: 0.21,
  CA: 0.05,
  CH: 0.081,
  DE: 0.19,
  ES: 0.21,
  FR: 0.2,
  GB: 0.2,
  IE: 0.23,
  IN: 0.18,
  IT: 0.22,
  JP: 0.1,
  KR: 0.1,
  MY: 0.08,
  NL: 0.21,
  PL: 0.23,
  SE: 0.25,
  SG: 0.09,
  TW: 0.05,
  US: 0.07525,
};

interface DiscountRequest {
  readonly amountOff?: number | undefined;
  readonly percentOff?: number | undefined;
}

export function countryOf({ shipTo, billTo }: CheckoutRequest): string | undefined {
  return shipTo?.address?.country ?? billTo?.address?.country;
}

export function totalsOf(request: CheckoutRequest): Totals {
  const { currency, items, discount, shippingChoice, shippingDiscount, taxInclusive = false } = request;
  const inScale = (amount: number): number => round(amount, currency);
  const sum = (amounts: readonly number[]): number => inScale(amounts.reduce((a, b) => a + b, 0));
  const off = (amount: number, { amountOff, percentOff }: DiscountRequest = {}): number =>
    Math.min(amount, inScale(amountOff ?? (amount * (percentOff ?? 0)) / 100));
  const rate = TAX_RATES[countryOf(request) ?? ''] ?? 0;
  const net = (amount: number): number => (taxInclusive ? inScale(amount / (1 + rate)) : amount);
  const taxOn = (amount: number): number =>
    taxInclusive ? inScale(amount - net(amount)) : inScale(amount * rate);

  const listed = items.map((item) => inScale(item.aggregatePrice ?? (item.price ?? 0) * item.quantity));
  const reduced = listed.map((amount, index) => amount - off(amount, items[index]?.discount));
  const general = shares(off(sum(reduced), discount), reduced, currency);
  const lines = reduced.map((amount, index) => inScale(amount - (general[index] ?? 0)));
  const delivery = inScale(shippingChoice?.amount ?? 0);
  const deliveryCharged = inScale(delivery - off(delivery, shippingDiscount));

  const shipping = net(deliveryCharged);
  const shippingTax = taxOn(deliveryCharged);
  const shippingParts = shares(shipping, lines, currency);
  const shippingTaxParts = shares(shippingTax, lines, currency);
  const itemTotals = lines.map((line, index) => ({
    amount: net(line),
    tax: taxOn(line),
    shipping: shippingParts[index] ?? 0,
    shippingTax: shippingTaxParts[index] ?? 0,
  }));
  const subtotal = sum([...itemTotals.map(({ amount }) => amount), shipping]);
  const tax = sum([...itemTotals.map((item) => item.tax), shippingTax]);
  return {
    rate,
    items: itemTotals,
    discount: inScale(sum(listed) - sum(lines) + (delivery - deliveryCharged)),
    shipping,
    shippingTax,
    subtotal,
    tax,
    total: inScale(subtotal + tax),
  };
}

/** The sum of all store credit of a checkout. */
export function creditOf({ credits, request }: CheckoutRecord): number {
  return round(
    credits.reduce((sum, { amount }) => sum + amount, 0),
    request.currency,
  );
}
