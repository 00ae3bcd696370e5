/** What the tap keeps of one test. */
import type { Exchange } from '../../harness/exchange.ts';
import { Interventions } from '../../harness/intervention.ts';
import type { Masker } from '../../harness/masking.ts';

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Characters that the records of all tests may still take. */
export interface Room {
  left: number;
}

export class TestLog {
  readonly #events = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  /** By a clock that cannot be set. */
  readonly startedAt = performance.now();
  readonly exchanges: Exchange[] = [];
  /** Characters of bodies that the exchanges keep. */
  kept = 0;
  readonly room: Room;
  readonly interventions = new Interventions();
  /** Webhooks as they came, by exchange id, for replaying: in memory only, never in a record. */
  readonly deliveries = new Map<string, Delivery>();
  readonly masker: Masker;
  /** Value of the `authorization` with which the shop last asked for something of a shopper's, in memory only. */
  shopper: string | undefined;
  /** Calls that joined it too late for an intervention to reach them. */
  readonly late: string[] = [];

  constructor(masker: Masker, room: Room) {
    this.masker = masker;
    this.room = room;
  }

  /** The shop has got an event. */
  noteEvent(type: string): void {
    this.#events.add(type);
    this.#waiting.get(type)?.();
  }

  /** Resolves when the shop has got an event of a type. */
  event(type: string): Promise<void> {
    if (this.#events.has(type)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.set(type, resolve));
  }

  /** Adds exchanges that were recorded before they could be assigned to this test. */
  takeOver(found: TestLog): void {
    for (const { kind, value } of found.masker.secrets) this.masker.add(kind, value);
    this.exchanges.push(...found.exchanges.map((exchange) => this.masker.json(exchange)));
    this.exchanges.sort((one, other) => one.startedAt - other.startedAt);
    this.kept += found.kept;
    this.shopper ??= found.shopper;
    for (const [id, delivery] of found.deliveries) this.deliveries.set(id, delivery);
  }
}
