/** Keeps the records of each test: those that evidence names, and for failed tests all, in order of time. */
import type { Evidence } from '../../contract/evidence.ts';
import type { Exchange, Navigation, SdkCall } from '../../harness/exchange.ts';
import { sha256Of } from './attestations.ts';
import { testOf } from './causes.ts';
import type { Certification } from './certification.ts';
import type { Scrubber } from '../scrub/scrubber.ts';
import { isFinding } from './waivers.ts';
import { ShapeCollector, type Shapes } from './shapes.ts';

/** Content of a screen when the shopper arrived. */
export interface Visit {
  readonly id: string;
  readonly screen: string;
  readonly url: string;
  readonly at: number;
  readonly text: string;
}

/** An exception in a page of the shop, or what it wrote to its console as an error. */
export interface PageError {
  readonly id: string;
  readonly kind: 'exception' | 'console';
  readonly page: string;
  readonly text: string;
  readonly at: number;
}

/** A value that the harness read from the shop's page for a comparison. */
export interface PageReading {
  readonly id: string;
  /** Name of the page. */
  readonly reads: string;
  readonly value: unknown;
  readonly at?: number;
}

export type Witness =
  | { readonly kind: 'exchange'; readonly id: string; readonly exchange: Exchange }
  | { readonly kind: 'call'; readonly id: string; readonly call: SdkCall }
  | { readonly kind: 'navigation'; readonly id: string; readonly navigation: Navigation }
  | { readonly kind: 'visit'; readonly id: string; readonly visit: Visit }
  | { readonly kind: 'error'; readonly id: string; readonly error: PageError }
  | { readonly kind: 'reading'; readonly id: string; readonly reading: PageReading }
  | { readonly kind: 'other'; readonly id: string; readonly value: unknown };

/** A named step of a test. */
export interface Action {
  readonly title: string;
  /** Absent for an action of the shopper. */
  readonly by?: 'harness';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Data of the runner about a test. */
export interface Circumstances {
  readonly actions: readonly Action[];
  /** JPEG of the last page; fields of the SDK are covered. */
  readonly screenshot?: Uint8Array;
  /** Path of Playwright's trace, from the folder of the reports; with `--trace` only. */
  readonly trace?: string;
}

export interface FailedTest extends Circumstances {
  /** Everything recorded, in the order of time. */
  readonly recorded: readonly Witness[];
}

type Cell = Pick<Evidence, 'method' | 'integration' | 'scenario'>;

/** One line of records.jsonl. */
export interface RecordLine {
  readonly test: string;
  readonly id: string;
  readonly sha256: string;
  readonly record: unknown;
}

export class Recordings {
  readonly #named = new Map<string, Map<string, { witness: Witness; record: unknown; sha256: string }>>();
  readonly #failed = new Map<string, FailedTest>();
  readonly #shapes = new ShapeCollector();

  /**
   * Keeps the records that a test's evidence names; for a test with findings all records. Record ids are unique within a test
   * only.
   */
  add(
    cell: Cell,
    recorded: readonly unknown[],
    evidence: readonly Pick<Evidence, 'exchanges' | 'outcome'>[],
    circumstances: Circumstances = { actions: [] },
  ): void {
    const failed = evidence.some(isFinding);
    const named = new Set(evidence.flatMap(({ exchanges }) => exchanges));
    const own = this.#named.get(testOf(cell)) ?? new Map<string, never>();
    for (const record of recorded) {
      const witness = witnessOf(record);
      if (!witness) continue;
      if (witness.kind === 'exchange') this.#shapes.add(witness.exchange);
      if (failed || named.has(witness.id))
        own.set(witness.id, { witness, record, sha256: sha256Of(JSON.stringify(record)) });
    }
    this.#named.set(testOf(cell), own);
    if (failed) this.#failed.set(testOf(cell), { ...circumstances, recorded: witnessesOf(recorded) });
  }

  /** Masks all records again. */
  mask(scrubber: Pick<Scrubber, 'json'>): void {
    for (const own of this.#named.values())
      for (const [id, { record }] of own) {
        const masked = scrubber.json(record);
        const witness = masked === record ? undefined : witnessOf(masked);
        if (witness) own.set(id, { witness, record: masked, sha256: sha256Of(JSON.stringify(masked)) });
      }
    for (const [test, { recorded, actions, ...rest }] of this.#failed)
      this.#failed.set(test, {
        ...rest,
        actions: scrubber.json(actions) as Action[],
        recorded: recorded.map((witness) => scrubber.json(witness) as Witness),
      });
  }

  /** The records that evidence names; a missing record has no value. */
  of(evidence: Cell & Pick<Evidence, 'exchanges'>): Witness[] {
    const own = this.#named.get(testOf(evidence));
    return evidence.exchanges.map((id) => own?.get(id)?.witness ?? { kind: 'other', id, value: undefined });
  }

  failedTest(cell: Cell): FailedTest | undefined {
    return this.#failed.get(testOf(cell));
  }

  /** Screenshots of failed tests, by test. */
  screenshots(): [string, Uint8Array][] {
    return [...this.#failed].flatMap(([test, { screenshot }]) => (screenshot ? [[test, screenshot]] : []));
  }

  /** Shapes of the provider's responses and webhooks. */
  shapes(): Shapes {
    return this.#shapes.shapes();
  }

  hashes(): Certification['records'] {
    return Object.fromEntries(
      [...this.#named].map(([test, own]) => [
        test,
        Object.fromEntries([...own].map(([id, { sha256 }]) => [id, sha256])),
      ]),
    );
  }

  lines(): RecordLine[] {
    return [...this.#named].flatMap(([test, own]) =>
      [...own].map(([id, { record, sha256 }]) => ({ test, id, sha256, record })),
    );
  }
}

/** When it was seen, in milliseconds since the epoch; 0 where unknown. */
export function timeOf(witness: Witness): number {
  switch (witness.kind) {
    case 'exchange':
      return witness.exchange.startedAt;
    case 'call':
      return witness.call.at;
    case 'navigation':
      return witness.navigation.at;
    case 'visit':
      return witness.visit.at;
    case 'error':
      return witness.error.at;
    case 'reading':
      return witness.reading.at ?? 0;
    case 'other':
      return isTimed(witness.value) ? witness.value.at : 0;
    default:
      return witness satisfies never;
  }
}

function isTimed(value: unknown): value is { at: number } {
  return value !== null && typeof value === 'object' && 'at' in value && typeof value.at === 'number';
}

/** Everything recorded in a test, in the order of time. */
export function witnessesOf(recorded: readonly unknown[]): Witness[] {
  return recorded.flatMap((record) => witnessOf(record) ?? []).toSorted((a, b) => timeOf(a) - timeOf(b));
}

function witnessOf(value: unknown): Witness | undefined {
  if (value === null || typeof value !== 'object' || !('id' in value) || typeof value.id !== 'string')
    return undefined;
  const { id } = value;
  if ('request' in value) return { kind: 'exchange', id, exchange: value as unknown as Exchange };
  if ('args' in value) return { kind: 'call', id, call: value as unknown as SdkCall };
  if ('screen' in value && 'text' in value) return { kind: 'visit', id, visit: value as unknown as Visit };
  if ('kind' in value && 'page' in value && 'text' in value)
    return { kind: 'error', id, error: value as unknown as PageError };
  if ('reads' in value) return { kind: 'reading', id, reading: value as unknown as PageReading };
  if ('url' in value) return { kind: 'navigation', id, navigation: value as unknown as Navigation };
  return { kind: 'other', id, value };
}

/** Short description, e.g. `POST /orders 201`. */
export function labelOf(witness: Witness): string {
  switch (witness.kind) {
    case 'exchange': {
      const { request, response, error } = witness.exchange;
      return `${request.method} ${pathOf(request.url)} ${response?.status ?? error ?? 'no response'}`;
    }
    case 'call':
      return `${witness.call.method}(${firstWord(witness.call.args)})`;
    case 'navigation':
      return `opens ${pathOf(witness.navigation.url)}`;
    case 'visit':
      return `${witness.visit.screen} page`;
    case 'error':
      return `${witness.error.kind === 'console' ? 'console error' : 'exception'} in ${pathOf(witness.error.page)}: ${witness.error.text}`;
    case 'reading':
      return witness.reading.reads;
    case 'other': {
      const { kind, where, choice } = Object(witness.value) as Record<'kind' | 'where' | 'choice', unknown>;
      if (typeof choice === 'string') return `decision at the portal: ${choice}`;
      return typeof where === 'string' ? `${String(kind)} found in ${where}` : witness.id;
    }
    default:
      return witness satisfies never;
  }
}

/** Adds the first argument if it identifies the call: `createElement(konbini)`. */
function firstWord([first]: readonly unknown[]): string {
  return typeof first === 'string' && /^[\w -]{1,30}$/.test(first) ? first : '';
}

/** The path of an address, without its query; long identifiers are cut. */
export function pathOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/, '').split(/[?#]/)[0] || '/';
  return path.replaceAll(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{20,}/gi, '$1…');
}
