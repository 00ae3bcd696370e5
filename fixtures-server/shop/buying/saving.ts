/** Saved payment methods: display, and saving before payment. */
import { type Wire, wires } from '../../../contract/wire.ts';
import type { Customer } from '../api/answers.ts';
import { ApiRefusal } from '../api/client.ts';
import type { PageSaved } from '../client/page-data.ts';
import { wireFor } from '../state/markets.ts';
import type { Dialect, Market } from '../state/markets.ts';
import type { Purchase } from '../state/purchase.ts';
import type { Visit } from '../behaviour.ts';
import { hasFields } from './payload.ts';

const NOT_SAVED = 'Your payment method could not be saved. You can pay with it all the same.';

/** Whether the shop can save a method that uses fields. */
export function isStorable(wire: Wire): boolean {
  return wire.supports.storage && wire.flow === 'standard' && hasFields(wire);
}

/** The method for which the account page saves another payment method. */
export function storableMethod(market: Market, dialect: Dialect): Wire | undefined {
  return wires.map(({ type }) => wireFor(market, type, dialect)).find((wire) => wire && isStorable(wire));
}

/** Usable saved methods, the default first. */
export function savedMethods({ sources, defaultSourceId }: Customer): PageSaved[] {
  return sources
    .filter(({ state }) => state === undefined || state === 'chargeable')
    .map((source) => ({
      id: source.id,
      type: source.type,
      label: labelOf(source.type, source[source.type]),
      preferred: source.id === defaultSourceId,
      clientSecret: source.clientSecret ?? '',
    }))
    .sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** A source is saved before it pays: other rules apply to a saved source. If saving is refused, the payment continues. */
export async function saveFirst(visit: Visit, purchase: Purchase, sourceId: string): Promise<void> {
  const { session, api, behaviour } = visit;
  if (!session.account) return;
  try {
    await behaviour.keepSource(api, purchase, session.account.customerId, sourceId);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    session.tell(NOT_SAVED);
  }
}

function labelOf(type: string, details: unknown): string {
  const name = wires.find((wire) => wire.type === type)?.name ?? type;
  if (typeof details !== 'object' || details === null) return name;
  const { brand, lastFourDigits, ...expiry } = details as Record<string, unknown>;
  // strings in one dialect, numbers in the other
  const [month, year] = [Number(expiry.expirationMonth), Number(expiry.expirationYear)];
  if (typeof lastFourDigits !== 'string') return name;
  const until = month > 0 && year > 0 ? `, valid until ${String(month).padStart(2, '0')}/${year % 100}` : '';
  return `${typeof brand === 'string' ? brand : name} ending in ${lastFourDigits}${until}`;
}
