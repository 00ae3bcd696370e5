import type { TriggerEffect } from '../../contract/method.ts';
import type { Seen } from '../support/seen.ts';

/** The effect of the shopper's last name or card, where it is a documented trigger. */
export function triggered({ method, shopper }: Seen): TriggerEffect | undefined {
  return method.wire.triggers.find(
    ({ by, value }) => (by === 'owner.lastName' ? shopper.owner.lastName : shopper.card.number) === value,
  )?.effect;
}
