/** Documented test triggers: the simulated failure, by card number or by the payer's last name. */
import type { Trigger, TriggerEffect, Wire } from '../../../contract/wire.ts';
import type { CheckoutRecord, SourceRecord } from '../state/records.ts';

function find(
  wire: Wire,
  by: Trigger['by'],
  value: unknown,
  checkout: CheckoutRecord | undefined,
): TriggerEffect | undefined {
  const dialect = dialectOf(checkout);
  return wire.triggers.find(
    (trigger) =>
      trigger.by === by &&
      trigger.value === value &&
      (trigger.dialects === undefined || trigger.dialects.includes(dialect)),
  )?.effect;
}

/** @param checkout the one the source is made for, undefined where it is made without a session */
export function cardEffect(wire: Wire, number: string, checkout: CheckoutRecord | undefined): TriggerEffect {
  return find(wire, 'card.number', number, checkout) ?? 'succeeds';
}

/**
 * The effect to simulate. The payer is the source's owner, or the person on the checkout if the payload has no owner.
 * @param checkout the one that is paid; by default the one the source was made for
 */
export function effectOf(
  source: Pick<SourceRecord, 'wire' | 'cardEffect' | 'owner'>,
  checkout: CheckoutRecord | undefined,
): TriggerEffect {
  if (source.cardEffect) return source.cardEffect;
  const lastName = source.owner?.lastName ?? checkout?.request.billTo?.name?.trim().split(/\s+/).at(-1);
  return find(source.wire, 'owner.lastName', lastName, checkout) ?? 'succeeds';
}

export function dialectOf(checkout: CheckoutRecord | undefined): Wire['dialects'][number] {
  return checkout?.cart ? 'commerce-api' : 'digital-river-api';
}
