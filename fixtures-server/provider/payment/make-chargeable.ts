/** Marks the payment of a source as authorized. */
import type { Context } from '../context.ts';
import type { SourceRecord } from '../state/records.ts';
import { now } from './ids.ts';

/** Makes a source chargeable and sends the event. */
export function makeChargeable(context: Context, source: SourceRecord): void {
  source.state = 'chargeable';
  source.updatedTime = now();
  context.announceSource('source.chargeable', source);
}
