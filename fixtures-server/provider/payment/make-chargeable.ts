/** The payment of a source is authorized. */
import type { Context } from '../context.ts';
import type { SourceRecord } from '../state/records.ts';
import { now } from './ids.ts';

/** Makes a source chargeable and announces it. */
export function makeChargeable(context: Context, source: SourceRecord): void {
  source.state = 'chargeable';
  source.updatedTime = now();
  context.announceSource('source.chargeable', source);
}
