/** Documented test triggers: which failure a payment plays, by card number or by the payer's last name. */
import type { TriggerEffect, Wire } from '../../../contract/wire.ts';
import type { CheckoutRecord, SourceRecord } from '../state/records.ts';

const DIALECT = 'digital-river-api';

function find(wire: Wire, by: 'card.number' | 'owner.lastName', value: unknown): TriggerEffect | undefined {
  return wire.triggers.find(
    (trigger) =>
      trigger.by === by &&
      trigger.value === value &&
      (trigger.dialects === undefined || trigger.dialects.includes(DIALECT)),
  )?.effect;
}

export function cardEffect(wire: Wire, number: string): TriggerEffect {
  return find(wire, 'card.number', number) ?? 'succeeds';
}

/**
 * The effect to play now. The payer is the source's owner; a payload that has none leaves the name to the checkout.
 * @param checkout the one that is paid; by default the one the source was made for
 */
export function effectOf(
  source: Pick<SourceRecord, 'wire' | 'cardEffect' | 'owner'>,
  checkout: CheckoutRecord | undefined,
): TriggerEffect {
  if (source.cardEffect) return source.cardEffect;
  const lastName = source.owner?.lastName ?? checkout?.request.billTo?.name?.trim().split(/\s+/).at(-1);
  return find(source.wire, 'owner.lastName', lastName) ?? 'succeeds';
}
