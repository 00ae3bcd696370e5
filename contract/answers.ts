/** The shapes of a dialect's answers, by resource. */
import type { z } from 'zod';
import { ERROR_CODES, MEMBERS } from './known.ts';
import type { Dialect } from './method.ts';
import { ApiError, Checkout, ENUMERATIONS, ERROR_TYPES, Event, Order } from './shapes.ts';
import {
  Cart,
  COMMERCE_ORDER_STATES,
  CommerceError,
  CommerceOrder,
  DelayedPaymentEvent,
} from './shapes-commerce.ts';

export interface Answers {
  readonly container: z.ZodType;
  readonly order: z.ZodType;
  readonly event: z.ZodType;
  /** Known enumeration values, members and error codes; all others are reported as drift. */
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
  /** The defect of a refusal at an address; undefined if it is correct. */
  readonly refusal: (address: string, status: number, body: unknown) => string | undefined;
}

export const answers: Readonly<Record<Dialect, Answers>> = {
  'digital-river-api': {
    container: Checkout,
    order: Order,
    event: Event,
    enumerations: { ...ENUMERATIONS, ...MEMBERS, 'error.code': ERROR_CODES },
    refusal: (_, status, body) => typedRefusal(status, body),
  },
  'commerce-api': {
    container: Cart,
    order: CommerceOrder,
    event: DelayedPaymentEvent,
    enumerations: { ...ENUMERATIONS, 'order.state': COMMERCE_ORDER_STATES },
    refusal: (address, status, body) => {
      // sources and payment methods, with their refusals, are the same as in the Digital River API
      if (!address.includes('/v1/'))
        return address.includes('/oauth') ? undefined : typedRefusal(status, body);
      const parsed = CommerceError.safeParse(body);
      // the page on payment sessions shows a refused order in the form of the Digital River API
      if (parsed.success || (status === 400 && ApiError.safeParse(body).success)) return undefined;
      return `a refusal must list errors with code and description: ${flat(parsed.error)}`;
    },
  },
};

function typedRefusal(status: number, body: unknown): string | undefined {
  const parsed = ApiError.safeParse(body);
  if (!parsed.success)
    return `a refusal must have a type and errors with code and message: ${flat(parsed.error)}`;
  const type = ERROR_TYPES[status];
  return type === undefined || parsed.data.type === type
    ? undefined
    : `an answer ${status} must have the type ${type}, but has ${parsed.data.type}`;
}

/** The first defects of an answer, in one line. */
export function flat(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}
