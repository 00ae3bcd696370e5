/** Saves a source to a customer, so that it can pay again, or removes it permanently. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { CustomerRecord, JsonObject, SourceRecord } from '../state/records.ts';
import { now } from './ids.ts';
import { cancel } from './session.ts';

/** @throws Conflict when the merchant's own id is taken */
export function createCustomer(
  { store }: Context,
  { id = randomUUID(), ...request }: JsonObject & { readonly id?: string | undefined },
): CustomerRecord {
  if (store.customers.get(id)) {
    throw new Conflict('already_exists', `There is a customer ${JSON.stringify(id)} already.`, 'id');
  }
  const time = now();
  const customer: CustomerRecord = {
    id,
    createdTime: time,
    updatedTime: time,
    request,
    sources: [],
    taxIdentifiers: [],
  };
  store.customers.set(id, customer);
  return customer;
}

/** @throws Conflict for a source whose method cannot be stored, that is not chargeable, or that belongs to another customer */
export function save(customer: CustomerRecord, source: SourceRecord): void {
  if (!source.wire.supports.storage) {
    throw new Conflict('nonreusable_source', 'A source of this payment method cannot be used again.');
  }
  if (source.state !== 'chargeable' || (source.customer && source.customer !== customer)) {
    throw new Conflict('source_not_chargeable', `Source ${source.id} is not chargeable.`, 'sourceId');
  }
  if (!source.customer) customer.sources.push(source);
  source.customer = customer;
  source.updatedTime = now();
  customer.defaultSourceId ??= source.id;
  customer.updatedTime = now();
}

/** @throws NotFound when the source is not the customer's */
export function remove(customer: CustomerRecord, sourceId: string): void {
  const index = customer.sources.findIndex(({ id }) => id === sourceId);
  const [source] = index < 0 ? [] : customer.sources.splice(index, 1);
  if (!source) throw new NotFound('sourceId', 'The source is not saved to this customer.');
  if (customer.defaultSourceId === sourceId) {
    const [next] = customer.sources;
    if (next) customer.defaultSourceId = next.id;
    else delete customer.defaultSourceId;
  }
  customer.updatedTime = now();
  delete source.customer;
  cancel(source);
}
