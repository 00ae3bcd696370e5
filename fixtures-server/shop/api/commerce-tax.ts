/**
 * Converts a tax number to a tax registration of the Commerce API, with the key that the API's schema has for
 * numbers of this form.
 */
import { z } from 'zod';
import type { TaxIdentifier } from './answers.ts';

const Key = z.object({
  properties: z.object({
    key: z.object({ enum: z.array(z.string()).min(1) }),
    value: z.object({ pattern: z.string().optional() }),
  }),
});
const CustomerSchema = z.object({
  properties: z.object({
    customerType: z.object({ enum: z.array(z.string()) }),
    taxRegistrations: z.object({ items: z.array(z.object({ $ref: z.string() })) }).optional(),
  }),
});
export const TaxSchema = z.object({
  oneOf: z.array(CustomerSchema),
  definitions: z.record(z.string(), Key),
});

/** The shop stores only the number, because a registration exists only in a cart. */
export function identifierOf(type: string, value: string): TaxIdentifier {
  return { id: `${type} ${value}`, type, value };
}

/**
 * @param id of a tax identifier, see `identifierOf` @returns undefined if the site does not accept such a
 * number
 */
export function registrationOf(
  id: string,
  customerType: 'individual' | 'business',
  { oneOf, definitions }: z.output<typeof TaxSchema>,
): object | undefined {
  const value = id.slice(id.indexOf(' ') + 1);
  const code = customerType === 'business' ? 'B' : 'I';
  const schema = oneOf.find(({ properties }) => properties.customerType.enum.includes(code));
  const keys = (schema?.properties.taxRegistrations?.items ?? []).flatMap(
    ({ $ref }) => definitions[$ref.split('/').at(-1) ?? '']?.properties ?? [],
  );
  // a pattern may contain several forms, separated by commas; the API itself refuses numbers of any other
  // form
  const fitting = keys.find((known) =>
    known.value.pattern?.split(',').some((pattern) => new RegExp(pattern).test(value)),
  );
  const key = (fitting ?? keys[0])?.key.enum[0];
  return key === undefined ? undefined : { customerType: code, taxRegistrations: [{ key, value }] };
}
