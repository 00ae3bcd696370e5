/** The shopper's details, as the first page's form sends them. */
import { z } from 'zod';
import { DELIVERIES, type Market } from '../state/markets.ts';

const Text = z.string().trim().max(200);
const Needed = Text.min(1);

export const Details = z.object({
  firstName: Needed,
  lastName: Needed,
  email: Text.regex(/^[^\s@]+@[^\s@]+$/),
  phone: Needed,
  line1: Needed,
  line2: Text.default(''),
  city: Text.default(''),
  state: Text.default(''),
  postalCode: Needed,
  country: z.string().regex(/^[A-Z]{2}$/),
  delivery: z.enum(DELIVERIES),
});
export type Details = z.output<typeof Details>;

/** The details of the market's sample shopper. */
export function sampleDetails({ sample }: Market): Details {
  const { address } = sample;
  return {
    firstName: sample.firstName,
    lastName: sample.lastName,
    email: sample.email,
    phone: sample.phoneNumber,
    line1: address.line1,
    line2: address.line2 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    postalCode: address.postalCode,
    country: address.country,
    delivery: 'standard',
  };
}

/** The address for the API; empty members are omitted. */
export function addressOf(details: Details): Record<string, string> {
  const { line1, line2, city, state, postalCode, country } = details;
  const members = { line1, line2, city, state, postalCode, country };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));
}
