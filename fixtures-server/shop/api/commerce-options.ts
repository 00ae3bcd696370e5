/** Converts a shopper's payment options to the shop's form of saved sources. */
import { z } from 'zod';
import type { Customer } from './answers.ts';

const Text = z.string().optional().catch(undefined);
const Option = z.looseObject({
  id: z.coerce.string(),
  sourceId: z.string(),
  isDefault: z.union([z.boolean(), z.stringbool()]).catch(false),
  // a list may show no more than this
  type: Text,
  sourceClientSecret: Text,
});

export const OptionAnswer = z.object({ paymentOption: Option });
export const OptionsAnswer = z.object({
  paymentOptions: z.object({ paymentOption: z.array(Option).catch([]) }),
});

/** @param id the shop's id of the customer */
export function customerOf(id: string, options: readonly z.output<typeof Option>[]): Customer {
  return {
    id,
    defaultSourceId: options.find(({ isDefault }) => isDefault)?.sourceId,
    taxIdentifiers: [],
    sources: options.map(({ sourceId, type = '', sourceClientSecret, ...rest }) => ({
      id: sourceId,
      type,
      // an unusable one would not be listed as an option
      state: undefined,
      flow: undefined,
      clientSecret: sourceClientSecret,
      [type]: rest[type],
    })),
  };
}
