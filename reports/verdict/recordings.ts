/**
 * Stores the records of each test: the records that evidence names, and for failed tests all records, in order
 * of time.
 */
import type { Evidence } from '../../contract/evidence.ts';
import { sha256Of } from './attestations.ts';
import { testOf } from '../../contract/evidence.ts';
import type { Certification } from './certification.ts';
import type { Scrubber } from '../scrub/scrubber.ts';
import { isFinding } from './waivers.ts';
import { ShapeCollector, type Shapes } from './shapes.ts';
import { type Witness, witnessesOf, witnessOf } from './witness.ts';

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
