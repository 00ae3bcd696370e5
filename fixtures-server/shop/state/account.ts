/** A shopper's account: the payment API knows the customer by the shop's own id. */
import { randomUUID } from 'node:crypto';

export interface Account {
  readonly customerId: string;
  readonly email: string;
}

export function customerNumber(): string {
  return `shopper-${randomUUID()}`;
}
