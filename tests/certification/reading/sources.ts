/** The sources that the SDK created, and the time from which the shop knows that a source is chargeable. */
import { valueAt } from '../../../harness/json-path.ts';
import { idIn, inRequest, inResponse } from './exchanges.ts';
import type { Observation } from './observation.ts';

/** Whether the shop learned before a time that a source is chargeable: from a read, the SDK or a webhook. */
export function chargeableBefore(seen: Observation, source: string | undefined, at: number): boolean {
  if (source === undefined) return false;
  const reads = seen
    .sourcesRead('shop')
    .filter((read) => idIn(read) === source && inResponse(read, 'state') === 'chargeable');
  const webhooks = seen.exchanges.filter(
    (exchange) =>
      exchange.sender === 'provider' &&
      inRequest(exchange, 'type') === 'source.chargeable' &&
      inRequest(exchange, 'data.object.id') === source,
  );
  const looked = seen.sdkCalls.filter(
    ({ method, result }) =>
      method === 'retrieveSource' &&
      valueAt(result, 'source.id') === source &&
      valueAt(result, 'source.state') === 'chargeable',
  );
  return (
    [...reads, ...webhooks].some(({ finishedAt }) => finishedAt <= at) ||
    looked.some((call) => (call.settledAt ?? at) < at)
  );
}

export function sourceIds(seen: Observation): string[] {
  return seen.sourceCalls
    .map(({ result }) => valueAt(result, 'source.id'))
    .filter((id) => typeof id === 'string');
}
