/** Outages of the target: no answer, 5xx, 429. Interventions of the harness do not count. */
import type { EnvironmentNote } from '../../../contract/evidence.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { isOutage } from '../../../harness/intervention.ts';
import type { Observation, Topic } from './observation.ts';

const REFUSED = /net::ERR_FAILED|Failed to fetch/;

export function outagesIn(seen: Observation<Topic>): EnvironmentNote[] {
  const own = ({ sender, signature, intervention }: Exchange): boolean =>
    sender !== 'provider' && signature === undefined && intervention === undefined;
  const calls = seen.exchanges.filter(own).flatMap(({ sender, request, response, error, startedAt }) => {
    const time = new Date(startedAt).toISOString();
    const where = `${request.method} ${request.url.split('?')[0]}`;
    // a call that the browser refuses (CORS) is no outage
    if (sender === 'browser' && REFUSED.test(error ?? '')) return [];
    if (error !== undefined) return [{ message: `no answer to ${where}: ${error}`, time }];
    return response && isOutage(response.status)
      ? [{ message: `${where} was answered ${response.status}`, time }]
      : [];
  });
  // requests of another origin's page are not recorded
  const { crossOrigin, longPause: paused } = seen.notes;
  const status = crossOrigin?.status;
  const others = [
    ...(paused === undefined ? [] : [`The provider asked all callers to wait for ${paused} s.`]),
    ...(status !== undefined && isOutage(status) ? [`a cross-origin call was answered ${status}`] : []),
  ];
  const notes = [...new Set(calls.map(({ message }) => message))].map((message): EnvironmentNote => ({
    message,
    times: calls.flatMap((call) => (call.message === message ? [call.time] : [])),
  }));
  return [...notes, ...others.map((message) => ({ message }))].slice(0, 5);
}
