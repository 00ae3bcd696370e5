/** What the tap knows of each test: its exchanges (masked), its interventions, and the ids by which calls join it. */
import type { Exchange } from '../../harness/exchange.ts';
import { Interventions } from '../../harness/intervention.ts';
import { LIMITS } from '../../harness/limits.ts';
import { Masker, type SecretKind } from '../../harness/masking.ts';

/** Exchanges that carry no token and name nothing that a test made. */
export const UNJOINED = 'unjoined';
const MOST_TESTS = 5_000;
/** Ids of tests that are over that are remembered at most. */
const MOST_OVER = 50_000;

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Characters that the records of all tests may still take. */
export interface Room {
  left: number;
}

export class TestLog {
  /** By a clock that nobody sets. */
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

  constructor(masker: Masker, room: Room) {
    this.masker = masker;
    this.room = room;
  }
}

export class Log {
  readonly #tests = new Map<string, TestLog>();
  /** Ids of checkouts, orders and sources, to the test that made them. */
  readonly #owners = new Map<string, string>();
  /** Tests of shops that hand no token on: everything that joins none belongs to the one that began last. */
  #alone: string[] = [];
  /** Ids of what tests made that are over, oldest first: late calls about them belong to no test that runs now. */
  readonly #over = new Set<unknown>();
  readonly #room: Room = { left: LIMITS.storedCharactersInAll };
  readonly #runKey: string;
  readonly #secrets: (readonly [SecretKind, string])[];

  constructor(runKey: string, secrets: readonly (readonly [SecretKind, string])[]) {
    this.#runKey = runKey;
    this.#secrets = [...secrets];
  }

  test(token: string): TestLog {
    const known = this.#tests.get(token);
    if (known) return known;
    const masker = new Masker(this.#runKey);
    for (const [kind, value] of this.#secrets) masker.add(kind, value);
    const test = new TestLog(masker, this.#room);
    this.#tests.set(token, test);
    const [oldest] = this.#tests.keys();
    if (this.#tests.size > MOST_TESTS && oldest) this.forget(oldest);
    return test;
  }

  /** A secret that no record made from now on may hold. */
  learn(kind: SecretKind, value: string | undefined): void {
    if (!value) return;
    this.#secrets.push([kind, value]);
    for (const { masker } of this.#tests.values()) masker.add(kind, value);
  }

  forget(token: string): void {
    this.#room.left += this.#tests.get(token)?.kept ?? 0;
    this.#tests.delete(token);
    this.#alone = this.#alone.filter((one) => one !== token);
    for (const [id, owner] of this.#owners) {
      if (owner !== token) continue;
      this.#owners.delete(id);
      this.#over.add(id);
    }
    for (const id of this.#over) {
      if (this.#over.size <= MOST_OVER) break;
      this.#over.delete(id);
    }
  }

  runsAlone(token: string): void {
    this.#alone.push(token);
  }

  /** Remembers that an answer with this body belongs to a test. */
  join(token: string, body: unknown): void {
    for (const id of idsOf(body)) {
      this.#owners.set(id, token);
      this.#over.delete(id);
    }
  }

  /** The test to which the order, source or checkout belongs that an event is about. */
  ownerOfEvent(event: unknown): string {
    const { type, object } = aboutOf(event);
    const { id } = (object ?? {}) as { id?: unknown };
    const isOrder = typeof type === 'string' && type.startsWith('order.');
    return this.ownerOf(object, isOrder && typeof id === 'string' ? `/orders/${id}` : '');
  }

  /** Whether a test made what an event is about. */
  knows(event: unknown): boolean {
    return idsOf(aboutOf(event).object).some((id) => this.#owners.has(id));
  }

  /** The test to which the ids in a body, or in a path, belong. */
  ownerOf(body: unknown, path = ''): string {
    for (const id of [...idsOf(body), ...path.split('/')]) {
      const owner = this.#owners.get(id);
      if (owner) return owner;
    }
    const isLate = purchasesOf(body, path).some((id) => this.#over.has(id));
    return isLate ? UNJOINED : (this.#alone.at(-1) ?? UNJOINED);
  }
}

/** Members below which an answer holds what it is about. One may hold another: `submitCart.order`. */
const WRAPPERS = ['cart', 'submitCart', 'resumeCart', 'order', 'paymentMethod'];
const MOST_WRAPPERS = 2;

function aboutOf(event: unknown): { type?: unknown; object?: unknown } {
  const { type, data } = (event ?? {}) as { type?: unknown; data?: { object?: unknown } };
  return { type, object: data?.object };
}

/** Checkouts and orders that a call names. Customers and saved sources outlive a test, so they do not tell when it was. */
function purchasesOf(body: unknown, path: string): unknown[] {
  const { checkoutId, orderId } = (body ?? {}) as Record<string, unknown>;
  const named = path.match(/(?<=\/(?:checkouts|orders|carts)\/)[^/]+/g) ?? [];
  return [checkoutId, orderId, ...named];
}

/** Ids of the object itself, its checkout, session and sources, in either dialect. What is nested deeper names nothing. */
function idsOf(body: unknown, depth = 0): string[] {
  if (body === null || typeof body !== 'object') return [];
  const object = body as Record<string, unknown>;
  const { id, checkoutId, paymentSessionId, payment, paymentSession, sourceId, orderId } = object;
  const { session, sources } = (payment ?? {}) as {
    session?: { id?: unknown } | null;
    sources?: ({ id?: unknown } | null)[];
  };
  const nested = Array.isArray(sources) ? sources.map((source) => source?.id) : [];
  const inCart = (paymentSession ?? {}) as { id?: unknown };
  return [
    ...[checkoutId, paymentSessionId, session?.id, ...nested, inCart.id, sourceId, orderId, id].filter(
      (found) => typeof found === 'string',
    ),
    ...(depth < MOST_WRAPPERS ? WRAPPERS.flatMap((name) => idsOf(object[name], depth + 1)) : []),
  ];
}
