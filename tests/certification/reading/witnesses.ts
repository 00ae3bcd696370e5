/** All possible witnesses of an observation, by id. */
import type { Topic } from '../recording/notes.ts';
import { pageReadingsIn } from './page-readings.ts';
import type { Observation, Witness } from './observation.ts';

export function witnessesIn(seen: Observation<Topic>): Witness[] {
  const { decisions = [], reusedReturns = [], tabReturns = [], crossOrigin } = seen.notes;
  const recorded = [
    ...seen.exchanges,
    ...seen.sdkCalls,
    ...seen.navigations,
    ...seen.visits,
    ...seen.leaks,
    ...seen.pageErrors,
  ];
  const read = pageReadingsIn(seen.notes);
  return [
    ...recorded,
    ...read,
    ...decisions,
    ...reusedReturns,
    ...tabReturns,
    ...(crossOrigin ? [crossOrigin] : []),
  ];
}
