/** A customer as the API shows it. */
import type { CustomerRecord } from '../state/records.ts';
import { restSource } from './source.ts';

export function customerView(customer: CustomerRecord): Record<string, unknown> {
  const { id, createdTime, updatedTime, request, sources, defaultSourceId } = customer;
  return {
    ...request,
    id,
    createdTime,
    updatedTime,
    ...(defaultSourceId === undefined ? {} : { defaultSourceId }),
    sources: sources.map(restSource),
    liveMode: false,
  };
}
