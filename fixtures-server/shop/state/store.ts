/** Sessions and purchases, in memory. */
import { BoundedMap } from '../../bounded-map.ts';
import type { Purchase } from './purchase.ts';
import { Session } from './session.ts';

/** A scenario uses only its own: enough for many scenarios at the same time. */
const MOST_SESSIONS = 500;
const MOST_PURCHASES = 500;
const MOST_EVENTS = 10_000;

export class Store {
  /** By the shop's own order number. */
  readonly purchases = new BoundedMap<string, Purchase>(MOST_PURCHASES);
  /** By the API's id of the order. */
  readonly ordered = new BoundedMap<string, Purchase>(MOST_PURCHASES);
  /** Ids of the events that were received. */
  readonly events = new BoundedMap<string, true>(MOST_EVENTS);
  readonly #sessions = new BoundedMap<string, Session>(MOST_SESSIONS);

  session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new Session(id);
    this.#sessions.set(id, session);
    return session;
  }
}
