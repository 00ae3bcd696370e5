/** The tap's data of each test: its exchanges (masked), its interventions, and the ids by which calls are assigned to it. */
import { randomUUID } from 'node:crypto';
import type { Interventions } from '../../harness/intervention.ts';
import { LIMITS } from '../../harness/limits.ts';
import { Masker, type SecretKind } from '../../harness/masking.ts';
import { aboutOf, idsOf, purchasesOf } from './ids.ts';
import { type Room, TestLog } from './test-log.ts';

/** Exchanges without token and without an id of any test. */
export const UNJOINED = 'unjoined';
const MOST_TESTS = 5_000;
/** Maximum number of ids of ended tests that are remembered. */
const MOST_OVER = 50_000;

/** A test whose shop does not pass the test token on. */
interface Guest {
  /** The turn of the test; all browsers of one test share it. */
  readonly turn: string;
  /** Data that only the shopper of this browser enters in the shop. */
  readonly mark: string;
}

/** A call, or the object of an event, without a token. */
interface Tokenless {
  readonly body: unknown;
  /** The path, with the values of the query. */
  readonly path: string;
  /** The body as it came. */
  readonly text?: string;
}

export class Log {
  readonly #tests = new Map<string, TestLog>();
  /** By id of a checkout, an order or a source: the test that made it. */
  readonly #owners = new Map<string, string>();
  /** Tests of shops that do not pass the token on, by token, in order of their start. */
  readonly #guests = new Map<string, Guest>();
  /** Calls of one of several such tests that are not assigned yet, each under its own token. */
  readonly #unclaimed = new Map<string, { readonly call: string; readonly since: number; late: boolean }>();
  /** Maps claimed calls to the test that claimed them; such a call may still be pending. */
  readonly #claimed = new Map<string, string>();
  /**
   * Ids of objects that ended tests created, oldest first: late calls about these objects belong to no running
   * test.
   */
  readonly #over = new Set<unknown>();
  readonly #room: Room = { left: LIMITS.storedCharactersInAll };
  readonly #runKey: string;
  readonly #secrets: (readonly [SecretKind, string])[];

  constructor(runKey: string, secrets: readonly (readonly [SecretKind, string])[]) {
    this.#runKey = runKey;
    this.#secrets = [...secrets];
  }

  test(given: string): TestLog {
    const token = this.#claimed.get(given) ?? given;
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

  /** Registers a secret, which is masked in all later records. */
  learn(kind: SecretKind, value: string | undefined): void {
    if (!value) return;
    this.#secrets.push([kind, value]);
    for (const { masker } of this.#tests.values()) masker.add(kind, value);
  }

  forget(token: string): void {
    this.#room.left += this.#tests.get(token)?.kept ?? 0;
    this.#tests.delete(token);
    this.#guests.delete(token);
    for (const [from, into] of this.#claimed) if (into === token) this.#claimed.delete(from);
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

  /** From now on, calls without a token may belong to this test. */
  begins(token: string, guest: Guest): void {
    this.test(token);
    this.#guests.set(token, guest);
  }

  /** Ends the tests of a turn, also tests whose worker died. */
  ends(turn: string): void {
    for (const [token, guest] of this.#guests) if (guest.turn === turn) this.forget(token);
  }

  /** Ids shown in a test's browser: unassigned calls that contain one of them belong to that test. */
  claim(
    token: string,
    { ids, words }: { readonly ids: readonly string[]; readonly words: readonly string[] },
  ): void {
    for (const id of [...ids, ...words]) {
      const owner = this.#owners.get(id);
      if (owner !== undefined && this.#unclaimed.has(owner)) this.#merge(owner, token);
    }
    for (const id of ids) if (!this.#owners.has(id) && !this.#over.has(id)) this.#owners.set(id, token);
  }

  /** Whether an intervention of any test matches such a call. */
  isWaitedFor(call: Parameters<Interventions['find']>[0]): boolean {
    return [...this.#guests.keys()].some((token) => this.test(token).interventions.find(call) !== undefined);
  }

  /** Records that no test has claimed a call before the interventions which may apply to it. */
  isLate(token: string): void {
    const unclaimed = this.#unclaimed.get(token);
    if (unclaimed) unclaimed.late = true;
  }

  /** Calls during a test that may belong to the test, but were not joined to it, or joined too late. */
  doubtful(token: string): string[] {
    const { startedAt, late } = this.test(token);
    const since = [...this.#unclaimed.values()].filter((unclaimed) => unclaimed.since >= startedAt);
    return [...new Set([...late, ...since.map(({ call }) => call)])];
  }

  #merge(from: string, into: string): void {
    const test = this.test(into);
    const unclaimed = this.#unclaimed.get(from);
    if (unclaimed?.late) test.late.push(unclaimed.call);
    test.takeOver(this.test(from));
    for (const [id, owner] of this.#owners) if (owner === from) this.#owners.set(id, into);
    this.#unclaimed.delete(from);
    this.#tests.delete(from);
    this.#claimed.set(from, into);
  }

  /** Remembers the ids in an answer that belongs to a test. */
  join(given: string, body: unknown): void {
    const token = this.#claimed.get(given) ?? given;
    for (const id of idsOf(body)) {
      this.#owners.set(id, token);
      this.#over.delete(id);
    }
  }

  /** The test that created the object (order, source or checkout) of an event. */
  ownerOfEvent(event: unknown): string {
    const { type, object } = aboutOf(event);
    const { id } = (object ?? {}) as { id?: unknown };
    const isOrder = typeof type === 'string' && type.startsWith('order.');
    return this.ownerOf({ body: object, path: isOrder && typeof id === 'string' ? `/orders/${id}` : '' });
  }

  /** Whether the event's object was created by a test. */
  knows(event: unknown): boolean {
    return idsOf(aboutOf(event).object).some((id) => this.#owners.has(id));
  }

  /**
   * The test of a call without token: by the ids in its body and path, otherwise by data of its shopper. If only one test runs,
   * other calls belong to the browser that it opened last.
   */
  ownerOf({ body, path, text = '' }: Tokenless): string {
    for (const id of [...idsOf(body), ...path.split('/')]) {
      const owner = this.#owners.get(id);
      if (owner) return owner;
    }
    if (this.#isOfThePast(body, path)) return UNJOINED;
    const guests = [...this.#guests];
    const marked = guests.find(([, { mark }]) => text.includes(mark));
    if (marked) return marked[0];
    const turns = new Set(guests.map(([, { turn }]) => turn));
    return turns.size === 1 ? (guests.at(-1)?.[0] ?? UNJOINED) : UNJOINED;
  }

  /** Whether a call may belong to a running test, although it contains no id of a test. */
  isOpen(token: string, { body, path }: Tokenless): boolean {
    if (this.#unclaimed.has(token)) return true;
    // a registration for webhooks applies to all shoppers
    return (
      token === UNJOINED &&
      this.#guests.size > 0 &&
      !this.#isOfThePast(body, path) &&
      !path.startsWith('/webhooks')
    );
  }

  /** Stores a call until a test claims it. @returns the token of the test that claims the call */
  keepApart(call: string): string {
    const token = `unclaimed-${randomUUID()}`;
    this.#unclaimed.set(token, { call, since: performance.now(), late: false });
    return token;
  }

  /** A call about a purchase of an ended test. */
  #isOfThePast(body: unknown, path: string): boolean {
    return purchasesOf(body, path).some((id) => this.#over.has(id));
  }
}
