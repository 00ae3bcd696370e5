/** Everything of an observation that a finding may refer to, by its id. */
import type { Topic } from '../recording/notes.ts';
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
  return [...recorded, ...decisions, ...reusedReturns, ...tabReturns, ...(crossOrigin ? [crossOrigin] : [])];
}
