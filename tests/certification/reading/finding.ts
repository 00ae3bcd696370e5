/** Findings of checks: pure values, derived from an observation. */
import type { Pointer } from '../../../contract/evidence.ts';
import type { Topic } from '../recording/notes.ts';
import type { Observation, Witness } from './observation.ts';

export type Finding =
  | { readonly outcome: 'met'; readonly message?: never; readonly exchanges: readonly string[] }
  | (Pointer & {
      readonly outcome: 'notMet';
      readonly expected: string;
      readonly actual: string;
      readonly message: string;
      /** Ids of the witnesses: at least one. */
      readonly exchanges: readonly string[];
    })
  | {
      readonly outcome: 'notExercised';
      /** What was missing. */
      readonly message: string;
      readonly exchanges: readonly string[];
    }
  | {
      readonly outcome: 'excluded';
      /** Why the rule does not apply to this shop's process. */
      readonly message: string;
      readonly exchanges: readonly string[];
    };

/** The deciding place of a finding, and further witnesses in addition to the judged item. */
export interface Where extends Pointer {
  readonly also?: readonly (Witness | undefined)[];
}

/** Expected and actual. */
export type Mismatch = readonly [expected: string, actual: string, where?: Where];

/** @param seen everything seen in a test, with the notes of the topics that the check declares */
export type Judge<T extends Topic = never> = (seen: Observation<T>) => Finding;

export interface Check {
  (seen: Observation<Topic>): Finding;
  /** Required topics of notes: a scenario of the rule must record them. */
  readonly topics?: readonly Topic[];
}

/**
 * A check that reads notes of the topics it declares.
 * @param optional topics that a scenario may omit
 */
export function reading<T extends Topic, Optional extends Topic = never>(
  topics: readonly T[],
  judge: Judge<T | Optional>,
  optional: readonly Optional[] = [],
): Check {
  void optional;
  return Object.assign((seen: Observation<Topic>) => judge(seen), { topics });
}

export function met(...witnesses: readonly (Witness | undefined)[]): Finding {
  return { outcome: 'met', exchanges: ids(witnesses) };
}

/** @param witness at least one witness */
export function notMet(
  expected: string,
  actual: string,
  witness: Witness,
  ...more: readonly (Witness | undefined)[]
): Finding {
  return {
    outcome: 'notMet',
    expected,
    actual,
    message: `expected ${expected}, actual ${actual}`,
    exchanges: ids([witness, ...more]),
  };
}

/** The same finding, with the place that decides it. */
export function at(where: Pointer, finding: Finding): Finding {
  return finding.outcome === 'notMet' ? { ...finding, ...where } : finding;
}

/** Met if the condition is true, otherwise not met. */
export function metWhen(
  right: boolean,
  expected: string,
  actual: string,
  witness: Witness,
  ...more: readonly (Witness | undefined)[]
): Finding {
  return right ? met(witness, ...more) : notMet(expected, actual, witness, ...more);
}

/** Met if there is no mismatch. */
export function metUnless(
  wrong: Mismatch | undefined,
  witness: Witness,
  ...more: readonly (Witness | undefined)[]
): Finding {
  return wrong === undefined ? met(witness, ...more) : mismatched(wrong, witness, ...more);
}

/** There was no occasion to judge the rule. @param message what was missing */
export function notExercised(message: string): Finding {
  return { outcome: 'notExercised', message, exchanges: [] };
}

/**
 * The story was completed, but the rule does not apply to this shop's payment process.
 * @param message why
 */
export function excluded(message: string): Finding {
  return { outcome: 'excluded', message, exchanges: [] };
}

/**
 * Judges every item: not met if one is not met, not exercised without items.
 * @param missing what was missing if there are no items
 */
export function every<T extends Witness>(
  items: readonly T[],
  missing: string,
  judge: (item: T) => Mismatch | undefined,
): Finding {
  if (items.length === 0) return notExercised(missing);
  for (const item of items) {
    const wrong = judge(item);
    if (wrong !== undefined) return mismatched(wrong, item);
  }
  return met(...items.slice(0, 5));
}

function mismatched(
  [expected, actual, { also = [], ...where } = {}]: Mismatch,
  witness: Witness,
  ...more: readonly (Witness | undefined)[]
): Finding {
  return at(where, notMet(expected, actual, witness, ...also, ...more));
}

function ids(witnesses: readonly (Witness | undefined)[]): string[] {
  return [...new Set(witnesses.flatMap((witness) => (witness ? [witness.id] : [])))];
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** An answer for a message: status and first error code. */
export function answerOf(response: { readonly status: number; readonly body?: unknown } | undefined): string {
  if (!response) return 'no answer';
  const code = /"code":"([^"]+)"/.exec(JSON.stringify(response.body ?? ''))?.[1];
  return code === undefined ? String(response.status) : `${response.status} ${code}`;
}

/** Tolerated clock difference between two processes on one machine, in milliseconds. */
export const CLOCK_SLACK = 25;
