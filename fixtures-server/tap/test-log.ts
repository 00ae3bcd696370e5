/** The data that the tap stores for one test. */
import type { Exchange } from '../../harness/exchange.ts';
import { Interventions } from '../../harness/intervention.ts';
import type { Masker } from '../../harness/masking.ts';

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Number of characters that the records of all tests may still use. */
export interface Room {
  left: number;
}

export class TestLog {
  readonly #events = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  /** Time of a monotonic clock. */
  readonly startedAt = performance.now();
  readonly exchanges: Exchange[] = [];
  /** Characters of bodies that the exchanges keep. */
  kept = 0;
  readonly room: Room;
  readonly interventions = new Interventions();
  /** Unmasked webhooks by exchange id, for sending them again: only in memory, never in a record. */
  readonly deliveries = new Map<string, Delivery>();
  readonly masker: Masker;
  /** The last `authorization` header with which the shop called the API for a shopper; only in memory. */
  shopper: string | undefined;
  /** Calls that were joined to the test too late for its interventions. */
  readonly late: string[] = [];

  constructor(masker: Masker, room: Room) {
    this.masker = masker;
    this.room = room;
  }

  /** Records that the shop has received an event. */
  noteEvent(type: string): void {
    this.#events.add(type);
    this.#waiting.get(type)?.();
  }

  /** Resolves when the shop has received an event of a type. */
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
