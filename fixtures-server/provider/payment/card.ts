/** Raw card data from the SDK's fields: only brand, last four digits and expiry are stored. */
import { z } from 'zod';
import type { JsonObject } from '../state/records.ts';
import { BadRequest } from '../errors.ts';
import { parse } from '../parse.ts';

const Card = z.looseObject({
  number: z
    .string()
    .transform((number) => number.replaceAll(/[\s-]/g, ''))
    .refine((number) => /^\d{12,19}$/.test(number), 'must be a card number of 12 to 19 digits'),
  expirationMonth: z.coerce.number().int().min(1).max(12),
  expirationYear: z.coerce.number().int().min(0),
  cvv: z.string().regex(/^\d{3,4}$/, 'must be 3 or 4 digits'),
});

export interface CardData {
  readonly number: string;
  readonly shown: {
    readonly brand: string;
    readonly lastFourDigits: string;
    readonly expirationMonth: number;
    readonly expirationYear: number;
  };
}

const BRANDS: readonly (readonly [string, RegExp])[] = [
  ['Visa', /^4/],
  ['MasterCard', /^(5[1-5]|2[2-7])/],
  ['Amex', /^3[47]/],
  ['DinersClub', /^3(0[0-5]|[689])/],
  ['JCB', /^35/],
  ['Discover', /^6(011|4[4-9]|5)/],
  ['UnionPay', /^62/],
  ['Maestro', /^(5018|5020|5038|6304|67)/],
];

/** Schema of the details object of a method that takes a card. */
export const CardDetails = Card.transform(({ number, expirationMonth, expirationYear }): CardData => {
  return {
    number,
    shown: {
      brand: BRANDS.find(([, form]) => form.test(number))?.[0] ?? 'unknown',
      lastFourDigits: number.slice(-4),
      expirationMonth,
      expirationYear: fullYear(expirationYear),
    },
  };
});

/** @throws BadRequest if the card expired before this month */
export function checkExpiry({ shown }: CardData, parameter: string, at = new Date()): void {
  const { expirationMonth: month, expirationYear: year } = shown;
  if (Date.UTC(year, month) > at.getTime()) return;
  throw new BadRequest({
    code: 'invalid_expiration_date',
    parameter: `${parameter}.expirationYear`,
    message: 'The card has expired.',
  });
}

const Expiry = Card.pick({ expirationMonth: true, expirationYear: true }).partial();

/** The details of a saved card with a new expiry; other members of `change` are ignored. */
export function renewed(details: JsonObject, change: unknown, parameter: string): JsonObject {
  const { expirationMonth, expirationYear } = parse(Expiry, change, parameter);
  return {
    ...details,
    ...(expirationMonth === undefined ? {} : { expirationMonth }),
    ...(expirationYear === undefined ? {} : { expirationYear: fullYear(expirationYear) }),
  };
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}
