/** A tax identifier as the API shows it. */
import type { TaxIdentifierRecord } from '../state/records.ts';
import { entityOf } from '../payment/selling-entity.ts';

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

function applicabilityOf({ kind }: TaxIdentifierRecord): object[] {
  const { country, customerType } = kind;
  return [{ country, entity: entityOf(country).id, customerType }];
}
