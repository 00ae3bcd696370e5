/** A recorded play of a scenario: the masked input of the checks, as test data. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { methodById } from '../../../contract/catalogue.ts';
import type { Dialect } from '../../../contract/method.ts';
import type { PlannedScenario } from '../../../contract/plan.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { ROOT } from '../../../harness/root.ts';
import type { BrokenOff } from '../../certification/broken-off.ts';
import type { PlayedScenario } from '../../certification/play-scenario.ts';
import { Observation, type ObservationInput, type Topic } from '../../certification/reading/observation.ts';

export interface Recording {
  readonly cell: PlannedScenario;
  /** The fault under which it was played, and the rule that it breaks; absent: none. */
  readonly fault?: { readonly id: string; readonly breaks: RuleId };
  readonly brokenOff?: BrokenOff;
  readonly observation: Omit<ObservationInput, 'method'>;
}

/** Headers that checks read; others are dropped. */
const HEADERS = ['authorization', 'retry-after', 'x-conformance-probe'];

export function recordingOf(
  cell: PlannedScenario,
  { seen, brokenOff }: PlayedScenario,
  fault?: Recording['fault'],
): Recording {
  const { dialect, shopper, shopUrl, publicKeyToken, sdkCalls, navigations, visits, leaks, notes } = seen;
  // checks only use the last four digits of a card
  const number = shopper.card.number.replace(/\d(?=\d{4})/g, '0');
  return {
    cell,
    ...(fault ? { fault } : {}),
    ...(brokenOff ? { brokenOff } : {}),
    observation: {
      dialect,
      shopper: { ...shopper, card: { ...shopper.card, number, securityCode: '' } },
      shopUrl,
      publicKeyToken,
      exchanges: seen.exchanges.map(light),
      sdkCalls,
      navigations,
      visits,
      leaks,
      notes,
    },
  };
}

function light(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, headers: kept(request.headers) },
    ...(response ? { response: { ...response, headers: kept(response.headers) } } : {}),
  };
}

function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HEADERS.includes(name)));
}

export function observationOf({ cell, observation }: Recording): Observation<Topic> {
  return new Observation<Topic>({ ...observation, method: methodById(cell.method) });
}

export function recordingsFile(dialect: Dialect): string {
  return join(ROOT, 'tests/own/data/recordings', `${dialect}.json.gz`);
}

export function readRecordings(dialect: Dialect): Recording[] {
  if (!existsSync(recordingsFile(dialect))) return [];
  return JSON.parse(gunzipSync(readFileSync(recordingsFile(dialect))).toString()) as Recording[];
}

/** The play that a recording contains. */
type Played = Pick<Recording, 'fault'> & {
  readonly cell: Pick<PlannedScenario, 'method' | 'scenario'>;
};

/** Earlier recordings stay if they can still be played and were not recorded again. */
export function mergeRecordings(
  before: readonly Recording[],
  recorded: readonly Recording[],
  playable: readonly Played[],
): Recording[] {
  const renewed = new Set(recorded.map((one) => one.fault?.breaks ?? keyOf(one)));
  const known = new Set(playable.map(keyOf));
  const kept = before.filter((one) => known.has(keyOf(one)) && !renewed.has(one.fault?.breaks ?? keyOf(one)));
  return [...kept, ...recorded];
}

/** Makes the file deterministic. */
export function packRecordings(recordings: readonly Recording[]): Buffer {
  const sorted = recordings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return gzipSync(JSON.stringify(sorted), { level: 9 });
}

function keyOf({ cell, fault }: Played): string {
  return `${cell.method} ${cell.scenario} ${fault?.breaks ?? ''} ${fault?.id ?? ''}`;
}
