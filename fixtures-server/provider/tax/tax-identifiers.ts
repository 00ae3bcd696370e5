/** Tax identifiers: made, verified, given to a customer, and applied to a checkout. */
import { randomUUID } from 'node:crypto';
import type { CheckoutRequest } from '../api/checkout-request.ts';
import type { Context } from '../context.ts';
import { Conflict, InvalidParameter } from '../errors.ts';
import { now } from '../payment/ids.ts';
import { countryOf } from '../payment/totals.ts';
import type { CustomerRecord, TaxIdentifierRecord } from '../state/records.ts';
import type { Store } from '../state/store.ts';
import { plainTaxNumber, TAX_KINDS } from './kinds.ts';

/** Numbers that are verified immediately, by type; other numbers stay pending. */
const VERIFIED: Readonly<Record<string, readonly string[]>> = {
  be: ['BE0000000000', 'BE1234567890'],
  de: ['DE000000000', 'DE123456789'],
  it: ['IT00000000000', 'IT12345678901'],
  it_natural: ['IT00000000000', 'IT12345678901'],
};

/** @throws BadRequest for an unknown type or an invalid value */
export function createTaxIdentifier(context: Context, type: string, given: string): TaxIdentifierRecord {
  const kind = TAX_KINDS.find((known) => known.type === type);
  if (!kind)
    throw new InvalidParameter('type', `There is no tax identifier of type ${JSON.stringify(type)}.`);
  const value = plainTaxNumber(given);
  if (!kind.form.test(value))
    throw new InvalidParameter('value', `Tax identifier ${JSON.stringify(given)} invalid.`);
  const time = now();
  const verified = VERIFIED[type]?.includes(value) ?? false;
  const identifier: TaxIdentifierRecord = {
    id: randomUUID(),
    kind,
    value,
    createdTime: time,
    updatedTime: time,
    state: verified ? 'verified' : 'pending',
    transitions: { pending: time, ...(verified ? { verified: time } : {}) },
  };
  context.store.taxIdentifiers.set(identifier.id, identifier);
  context.announceTaxIdentifier('tax_identifier.pending', identifier);
  if (verified) context.announceTaxIdentifier('tax_identifier.verified', identifier);
  return identifier;
}

/**
 * @throws Conflict if the identifier belongs to another customer, or if the customer already has an identifier
 * of this type
 */
export function giveTo(customer: CustomerRecord, identifier: TaxIdentifierRecord): void {
  if (identifier.customer && identifier.customer !== customer) {
    throw new Conflict(
      'customer_not_updateable',
      'A tax identifier cannot be moved to another customer.',
      'customerId',
    );
  }
  const { taxIdentifiers } = customer;
  if (taxIdentifiers.some((held) => held !== identifier && held.kind.type === identifier.kind.type)) {
    throw new Conflict(
      'already_exists',
      `The customer has a tax identifier of type ${identifier.kind.type} already.`,
      'type',
    );
  }
  if (!identifier.customer) taxIdentifiers.push(identifier);
  identifier.customer = customer;
  identifier.updatedTime = now();
  customer.updatedTime = now();
}

export function deleteTaxIdentifier(context: Context, identifier: TaxIdentifierRecord): void {
  context.store.taxIdentifiers.delete(identifier.id);
  const held = identifier.customer?.taxIdentifiers;
  if (held) held.splice(held.indexOf(identifier), 1);
  context.announceTaxIdentifier('tax_identifier.deleted', identifier);
}

/**
 * The tax identifiers of a checkout.
 * @throws Conflict for a deleted one, one of another customer, or one that does not fit the purchase
 */
export function taxIdentifiersOf(store: Store, request: CheckoutRequest): TaxIdentifierRecord[] {
  const country = countryOf(request);
  const { customerId, customerType = 'individual', taxIdentifiers = [] } = request;
  return taxIdentifiers.map(({ id }) => {
    const identifier = store.taxIdentifiers.get(id);
    if (!identifier)
      throw new Conflict('not_found', `There is no tax identifier ${JSON.stringify(id)}.`, 'id');
    const { kind, customer } = identifier;
    if (customer && customer.id !== customerId) {
      throw new Conflict(
        'tax_identifier_in_use',
        `Tax identifier ${id} belongs to another customer.`,
        'taxIdentifiers',
      );
    }
    if (kind.customerType !== customerType || (country !== undefined && kind.country !== country)) {
      throw new Conflict('invalid_parameter', `Tax identifier ${id} is not applicable.`, 'taxIdentifiers');
    }
    return identifier;
  });
}
