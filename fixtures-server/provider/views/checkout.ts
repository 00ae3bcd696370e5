/** A checkout as the API shows it, and what an order has in common with it. */
import { entityOf } from '../payment/selling-entity.ts';
import { sessionOf } from '../payment/session.ts';
import { countryOf, totalsOf } from '../payment/totals.ts';
import type { CheckoutRecord, Totals } from '../state/records.ts';
import { attachedCredit } from './credit.ts';
import { omit } from './omit.ts';
import { attachedSource } from './source.ts';
import { taxIdentifierView } from './tax-identifier.ts';

export function checkoutView(checkout: CheckoutRecord): Record<string, unknown> {
  const totals = checkout.order?.totals ?? totalsOf(checkout.request);
  return {
    id: checkout.id,
    createdTime: checkout.createdTime,
    updatedTime: checkout.updatedTime,
    ...purchase(checkout, totals),
    items: itemsView(checkout, totals),
    liveMode: false,
    payment: paymentView(checkout),
  };
}

export function paymentView(checkout: CheckoutRecord): Record<string, unknown> {
  const { primary, credits } = checkout;
  return {
    sources: [
      ...(primary ? [attachedSource(primary.source, primary.amount)] : []),
      ...credits.map(attachedCredit),
    ],
    session: sessionOf(checkout),
  };
}

/** Who buys what for how much. */
export function purchase(
  { request, primary, taxIdentifiers = [] }: CheckoutRecord,
  totals: Totals,
): Record<string, unknown> {
  const { shippingChoice } = request;
  const { owner } = primary?.source ?? {};
  return {
    ...(owner && !request.billTo ? { billTo: billToOf(owner) } : {}),
    ...omit(request, 'items', 'taxIdentifiers'),
    ...(taxIdentifiers.length > 0 ? { taxIdentifiers: taxIdentifiers.map(taxIdentifierView) } : {}),
    chargeType: request.chargeType ?? 'customer_initiated',
    customerType: request.customerType ?? 'individual',
    totalAmount: totals.total,
    subtotal: totals.subtotal,
    totalFees: 0,
    totalTax: totals.tax,
    totalImporterTax: 0,
    totalDuty: 0,
    totalDiscount: totals.discount,
    totalShipping: totals.shipping,
    ...(shippingChoice ? { shippingChoice: { ...shippingChoice, taxAmount: totals.shippingTax } } : {}),
    sellingEntity: entityOf(countryOf(request)),
  };
}

export function itemsView({ items }: CheckoutRecord, totals: Totals): Record<string, unknown>[] {
  return items.map(({ id, request }, index) => {
    const item = totals.items[index];
    return {
      id,
      ...omit(request, 'price', 'aggregatePrice'),
      amount: item?.amount ?? 0,
      tax: { rate: totals.rate, amount: item?.tax ?? 0 },
      importerTax: { amount: 0 },
      duties: { amount: 0 },
      fees: { amount: 0, taxAmount: 0 },
      shipping: { amount: item?.shipping ?? 0, taxAmount: item?.shippingTax ?? 0 },
    };
  });
}

function billToOf(owner: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { firstName = '', lastName = '', email, phoneNumber, address } = owner;
  return {
    name: `${String(firstName)} ${String(lastName)}`.trim(),
    ...(email === undefined ? {} : { email }),
    ...(phoneNumber === undefined ? {} : { phone: phoneNumber }),
    ...(address === undefined ? {} : { address }),
  };
}
