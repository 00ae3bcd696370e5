/**
 * The site's shipping options: the shipping cost is a share of the price of the goods, rounded to two digits.
 */
import type { CheckoutRequest } from '../api/checkout-request.ts';
import { CartError } from './errors.ts';

interface ShippingOption {
  readonly id: string;
  readonly description: string;
  readonly share: number;
}

export const shippingOptions: readonly ShippingOption[] = [
  { id: 'standard', description: 'Standard', share: 0.08 },
  { id: 'express', description: 'Express', share: 0.18 },
];

/** @throws CartError when the site has no such option */
export function shippingChoice(
  id: string,
  items: CheckoutRequest['items'],
): CheckoutRequest['shippingChoice'] {
  const option = shippingOptions.find((known) => known.id === id);
  if (!option) throw new CartError('invalid-request', 'There is no such shipping option.');
  return {
    amount: shippingPrice(option, items),
    description: option.description,
    serviceLevel: option.id,
  };
}

export function shippingPrice({ share }: ShippingOption, items: CheckoutRequest['items']): number {
  const value = items.reduce(
    (sum, { price = 0, aggregatePrice, quantity }) => sum + (aggregatePrice ?? price * quantity),
    0,
  );
  return Number((value * share).toPrecision(value < 10 ? 1 : 2)) || 1;
}
