/** Tax registrations of a cart: the accepted kinds, and attaching and removing them. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import { methodNotAllowed } from '../api/guards.ts';
import type { Context } from '../context.ts';
import { parse } from '../parse.ts';
import { countryOf } from '../payment/totals.ts';
import type { CheckoutRecord, JsonObject, TaxIdentifierRecord } from '../state/records.ts';
import { TAX_KINDS, type TaxKind } from '../tax/kinds.ts';
import { createTaxIdentifier } from '../tax/tax-identifiers.ts';
import { CartError, inTermsOf } from './errors.ts';

const PATH = '/v1/shoppers/me/carts/active/tax-registrations';
const CUSTOMER_TYPES = { I: 'individual', B: 'business' } as const;
const Registrations = z.object({
  customerType: z.enum(['I', 'B']),
  taxRegistrations: z.array(z.object({ key: z.string().max(40), value: z.string().max(100) })).max(20),
});
/** Keys that the documents name; the others are the kinds' own names. */
const KEYS: Readonly<Record<string, string>> = { br: 'CNPJ', br_natural: 'CPF' };

const keyOf = ({ type }: TaxKind): string => KEYS[type] ?? type.toUpperCase();
const kindsOf = ({ request }: CheckoutRecord): readonly TaxKind[] =>
  TAX_KINDS.filter(({ country }) => country === countryOf(request));

/** @param cartOf returns the active cart of the caller */
export function taxRegistrationRoutes(
  context: Context,
  cartOf: (request: Request) => CheckoutRecord,
): Router {
  return Router()
    .get(`${PATH}/schema`, (request, response) => {
      response.json(schemaOf(kindsOf(cartOf(request)), `${context.urls.api}${PATH}/schema`));
    })
    .post(PATH, (request, response) => {
      const cart = cartOf(request);
      const { customerType, taxRegistrations } = parse(Registrations, request.body);
      const type = CUSTOMER_TYPES[customerType];
      const kinds = kindsOf(cart).filter((kind) => kind.customerType === type);
      const identifiers = taxRegistrations.map(({ key, value }) => {
        const kind = kinds.find((known) => keyOf(known) === key);
        if (!kind) throw new CartError('vat-exemption-failure', `${JSON.stringify(key)} is not taken here.`);
        return inTermsOf('vat-exemption-failure', () => createTaxIdentifier(context, kind.type, value));
      });
      cart.request = { ...cart.request, customerType: type };
      cart.taxIdentifiers = identifiers;
      response.json(registrationsOf(cart));
    })
    .delete(PATH, (request, response) => {
      const cart = cartOf(request);
      cart.request = { ...cart.request, customerType: undefined };
      cart.taxIdentifiers = [];
      response.status(204).end();
    })
    .all([PATH, `${PATH}/schema`], methodNotAllowed);
}

/** As shown in a cart and its order; undefined if there are none. */
export function registrationsOf({ request, taxIdentifiers = [] }: CheckoutRecord): JsonObject {
  if (taxIdentifiers.length === 0) return {};
  return {
    customerType: request.customerType === 'business' ? 'B' : 'I',
    taxRegistrations: taxIdentifiers.map(({ kind, value }: TaxIdentifierRecord) => ({
      key: keyOf(kind),
      value,
    })),
  };
}

function schemaOf(kinds: readonly TaxKind[], id: string): JsonObject {
  const of = (customerType: 'I' | 'B', title: string): JsonObject => ({
    type: 'object',
    title,
    additionalProperties: false,
    required: ['customerType'],
    properties: {
      customerType: { type: 'string', readOnly: true, enum: [customerType] },
      taxRegistrations: {
        type: 'array',
        title: 'Tax Registrations',
        items: kinds
          .filter((kind) => kind.customerType === CUSTOMER_TYPES[customerType])
          .map((kind) => ({ $ref: `#/definitions/${keyOf(kind)}` })),
      },
    },
  });
  const definitions = kinds.map((kind) => [
    keyOf(kind),
    {
      type: 'object',
      additionalProperties: false,
      required: ['key', 'value'],
      properties: {
        key: { type: 'string', readOnly: true, enum: [keyOf(kind)] },
        value: { type: 'string', title: keyOf(kind), pattern: kind.form.source },
      },
    },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    id,
    oneOf: [of('I', 'Individual'), of('B', 'Business')],
    definitions: Object.fromEntries(definitions) as JsonObject,
    liveMode: false,
  };
}
