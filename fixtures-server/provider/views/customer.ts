/** A customer as the API shows it. */
import type { CustomerRecord } from '../state/records.ts';
import { restSource } from './source.ts';
import { taxIdentifierView } from './tax-identifier.ts';

export function customerView(customer: CustomerRecord): Record<string, unknown> {
  const { id, createdTime, updatedTime, request, sources, taxIdentifiers, defaultSourceId } = customer;
  return {
    ...request,
    id,
    createdTime,
    updatedTime,
    ...(defaultSourceId === undefined ? {} : { defaultSourceId }),
    sources: sources.map(restSource),
    taxIdentifiers: taxIdentifiers.map(taxIdentifierView),
    liveMode: false,
  };
}
