/** The shop's markets: each country and currency of the payment methods, with a sample shopper. */
import { type Owner, type Wire, wires } from '../../../contract/wire.ts';

export type Dialect = Wire['dialects'][number];

export interface Market {
  /** e.g. `JP-JPY` */
  readonly id: string;
  readonly country: string;
  readonly currency: string;
  readonly locale: string;
  /** Price of the product, as a decimal amount. */
  readonly price: number;
  readonly sample: Owner;
}

export const markets: readonly Market[] = distinct(
  wires.flatMap((wire) =>
    wire.markets.map(({ owner, ...market }) => ({
      ...market,
      id: `${market.country}-${market.currency}`,
      sample: owner,
    })),
  ),
);

export function findMarket(country: unknown, currency: unknown): Market | undefined {
  return markets.find((market) => market.country === country && market.currency === currency);
}

/** A type may have variants for several markets; the market's own is meant, else the first. */
export function wireFor(market: Market, type: string, dialect: Dialect): Wire | undefined {
  const variants = wires.filter((wire) => wire.type === type && wire.dialects.includes(dialect));
  const paysHere = ({ country, currency }: { country: string; currency: string }): boolean =>
    country === market.country && currency === market.currency;
  return variants.find((wire) => wire.markets.some(paysHere)) ?? variants[0];
}

export const DELIVERIES = ['standard', 'express'] as const;
export type Delivery = (typeof DELIVERIES)[number];
export const DELIVERY_WORDS: Readonly<Record<Delivery, { name: string; takes: string; share: number }>> = {
  standard: { name: 'Standard', takes: '3 to 5 working days', share: 0.08 },
  express: { name: 'Express', takes: 'next working day', share: 0.18 },
};

/** Price of a delivery: a share of the product's price, two digits of it, so that it is a price in any currency. */
export function deliveryPrice({ price }: Market, delivery: Delivery): number {
  return Number((price * DELIVERY_WORDS[delivery].share).toPrecision(price < 10 ? 1 : 2)) || 1;
}

function distinct(all: readonly Market[]): Market[] {
  return all.filter((market, index) => all.findIndex(({ id }) => id === market.id) === index);
}
