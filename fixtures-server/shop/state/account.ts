/** A shopper's account: the payment API uses the shop's own customer id. */
import { randomUUID } from 'node:crypto';

export interface Account {
  readonly customerId: string;
  readonly email: string;
}

/** @param runId prefix, if others share the API */
export function customerNumber(runId?: string): string {
  return `${runId === undefined ? '' : `${runId}-`}shopper-${randomUUID()}`;
}
