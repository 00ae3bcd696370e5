/** Values that the harness read from pages of the shop, as records for findings: they show what was compared. */
import type { Notes } from '../recording/notes.ts';
import type { Witness } from './observation.ts';

/** What was read, by the id of the record. */
const READINGS = {
  instructions: 'Payment instructions on the confirmation page',
  instructionsReloaded: 'Payment instructions after the page was reloaded',
  instructionsOrderPage: 'Payment instructions on the order page',
  orderBefore: 'Order page before the webhooks',
  orderAfter: 'Order page after the webhooks',
  atOnceBefore: 'Order page before one event came twice at once',
  atOnceAfter: 'Order page after one event came twice at once',
  abandonedBefore: 'Order page before webhooks of another order',
  abandonedAfter: 'Order page after webhooks of another order',
  review: 'Review page',
} as const;
export type ReadingName = keyof typeof READINGS;

/** A record as the report shows it. */
export interface PageReading extends Witness {
  readonly reads: string;
  readonly value: unknown;
  readonly at?: number;
}

/** Creates a witness for a value that was read. */
export function pageReading(name: ReadingName): Witness {
  return { id: `page-reading-${name}` };
}

/** Everything that the notes of a test contain about pages. */
export function pageReadingsIn(notes: Partial<Notes>): PageReading[] {
  const { instructions, instructionsAgain, orderPage, atOnce, abandoned, review } = notes;
  const values: Partial<Record<ReadingName, object | undefined>> = {
    instructions,
    instructionsReloaded: instructionsAgain?.reloaded,
    instructionsOrderPage: instructionsAgain?.orderPage,
    orderBefore: orderPage?.before,
    orderAfter: orderPage?.after,
    atOnceBefore: atOnce?.before,
    atOnceAfter: atOnce?.after,
    abandonedBefore: abandoned?.before,
    abandonedAfter: abandoned?.after,
    review,
  };
  return (Object.keys(READINGS) as ReadingName[]).flatMap((name) => {
    const given = values[name];
    if (given === undefined) return [];
    const {
      shownAt,
      at = shownAt,
      askedAt: _,
      ...value
    } = given as { shownAt?: number; at?: number; askedAt?: number };
    return [{ ...pageReading(name), reads: READINGS[name], value, ...(at === undefined ? {} : { at }) }];
  });
}
