/** A tax identifier as the API shows it. */
import type { TaxIdentifierRecord } from '../state/records.ts';
import { applicabilityOf } from '../tax/tax-identifiers.ts';

export function taxIdentifierView(identifier: TaxIdentifierRecord): Record<string, unknown> {
  const { id, createdTime, updatedTime, customer, kind, value, state, transitions } = identifier;
  return {
    id,
    createdTime,
    updatedTime,
    ...(customer ? { customerId: customer.id } : {}),
    type: kind.type,
    value,
    state,
    stateTransitions: { ...transitions },
    applicability: applicabilityOf(identifier),
    liveMode: false,
  };
}
