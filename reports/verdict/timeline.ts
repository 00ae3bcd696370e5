/** The course of one test as a reader follows it: who did what when, and in which state that left order and session. */
import type { Exchange, Sender } from '../../harness/exchange.ts';
import type { JudgedEvidence } from './certification.ts';
import { type Action, type FailedTest, labelOf, timeOf, type Witness } from './recordings.ts';

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
  /** The evidence names it. */
  readonly deciding: boolean;
  /** Its record; absent for an action of the shopper. */
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

/** The lane says it already. */
const SUBJECT = 'The harness ';

/** How findings say that something did not come. */
const ABSENT =
  /^(?:no|none|nothing|never|neither|not)\b|\b(?:nothing|without (?:it|an? [\w ]+)|was not \w+|is missing)$/i;

/**
 * A step that had to come and did not: what was expected of it. The reader sees it in the timeline, where it is missing.
 * @returns undefined for a finding about something that was seen
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

/** What the harness sends again is a webhook to the shop, and no call to the API. */
function laneOfExchange({ sender, replay }: Exchange): Lane {
  if (replay !== undefined) return replay === 'none' ? 'Webhook again' : 'Forged webhook';
  return LANES[sender] ?? 'Harness';
}

const MOST_STATES = 4;

/** Members that say how far something has come: `state`, `status` and event types, at any depth of a small body. */
export function statesIn(body: unknown, path: readonly string[] = []): string[] {
  if (body === null || typeof body !== 'object' || path.length > 4) return [];
  const found = Object.entries(body).flatMap(([name, value]) => {
    // the state of an address is a place
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
