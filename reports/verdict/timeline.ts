/** The timeline of one test: who did what and when, and the resulting state of order and session. */
import type { Exchange, Sender } from '../../harness/exchange.ts';
import type { JudgedEvidence } from './certification.ts';
import type { Action, FailedTest } from './recordings.ts';
import { labelOf, timeOf, type Witness } from './witness.ts';

export type Lane =
  | 'Shopper'
  | 'Page'
  | 'SDK'
  | 'Browser → API'
  | 'Shop → API'
  | 'Webhook'
  | 'Webhook again'
  | 'Forged webhook'
  | 'Harness'
  | 'Error';

export interface Entry {
  readonly lane: Lane;
  readonly title: string;
  /** Milliseconds since the first entry. */
  readonly after: number;
  /** State of order, source, checkout or session in the response, e.g. `state accepted`. */
  readonly states: readonly string[];
  /** Whether the evidence names it. */
  readonly deciding: boolean;
  /** Record of the entry; absent for an action of the shopper. */
  readonly witness?: Witness;
}

const LANES: Readonly<Record<Sender, Lane>> = {
  shop: 'Shop → API',
  browser: 'Browser → API',
  provider: 'Webhook',
  harness: 'Harness',
};

/** @param deciding ids of the records that the finding names */
export function timelineOf({ recorded, actions }: FailedTest, deciding: readonly string[]): Entry[] {
  const timed = recorded.filter((witness) => timeOf(witness) > 0);
  const first = Math.min(...timed.map(timeOf), ...actions.map(({ at }) => at));
  const entries = [
    ...actions.map((action) => ({
      at: action.at,
      entry: { ...actorOf(action), states: [], deciding: false },
    })),
    ...timed.map((witness) => ({
      at: timeOf(witness),
      entry: {
        lane: laneOf(witness),
        title: labelOf(witness),
        states:
          witness.kind === 'exchange'
            ? statesIn(witness.exchange.response?.body ?? witness.exchange.request.body)
            : [],
        deciding: deciding.includes(witness.id),
        witness,
      },
    })),
  ];
  return entries.toSorted((a, b) => a.at - b.at).map(({ at, entry }) => ({ ...entry, after: at - first }));
}

function actorOf({ title, by }: Action): { lane: Lane; title: string } {
  if (by === undefined) return { lane: 'Shopper', title };
  return { lane: 'Harness', title: title.startsWith(SUBJECT) ? title.slice(SUBJECT.length) : title };
}

/** The prefix of harness steps, which is removed because the lane already shows the subject. */
const SUBJECT = 'The harness ';

/** Wording of findings about something missing. */
const ABSENT =
  /^(?:no|none|nothing|never|neither|not)\b|\b(?:nothing|without (?:it|an? [\w ]+)|was not \w+|is missing)$/i;

/**
 * The expected step that is missing, to show it in the timeline.
 * @returns undefined for a finding about something that was recorded
 */
export function missingStep({
  expected,
  actual,
  brokeOff,
  missing,
}: Pick<JudgedEvidence, 'expected' | 'actual' | 'brokeOff' | 'missing'>): string | undefined {
  if (missing !== undefined) return missing.step;
  return expected !== undefined && (brokeOff === true || ABSENT.test(actual ?? '')) ? expected : undefined;
}

function laneOf(witness: Witness): Lane {
  switch (witness.kind) {
    case 'exchange':
      return laneOfExchange(witness.exchange);
    case 'call':
      return 'SDK';
    case 'reading':
      return 'Harness';
    case 'navigation':
    case 'visit':
    case 'other':
      return 'Page';
    case 'error':
      return 'Error';
    default:
      return witness satisfies never;
  }
}

/** A webhook that the harness sends again goes to the shop, not to the API. */
function laneOfExchange({ sender, replay }: Exchange): Lane {
  if (replay !== undefined) return replay === 'none' ? 'Webhook again' : 'Forged webhook';
  return LANES[sender] ?? 'Harness';
}

const MOST_STATES = 4;

/** Members with a state: `state`, `status` and event types, at any depth of a small body. */
function statesIn(body: unknown, path: readonly string[] = []): string[] {
  if (body === null || typeof body !== 'object' || path.length > 4) return [];
  const found = Object.entries(body).flatMap(([name, value]) => {
    // in an address, `state` is a region
    if (typeof value === 'object')
      return Array.isArray(value) || /address/i.test(name) ? [] : statesIn(value, [...path, name]);
    const says =
      /^(?:state|status|fraudState|paymentState|orderState)$/i.test(name) ||
      (name === 'type' && String(value).includes('.'));
    return says && (typeof value === 'string' || typeof value === 'number')
      ? [`${[...path.slice(-1), name].join('.')} ${value}`]
      : [];
  });
  return [...new Set(found)].slice(0, MOST_STATES);
}
