/** What a check finds: pure values, made of what was seen. */
import type { Observation, Witness } from './observation.ts';

export interface Finding {
  readonly outcome: 'met' | 'notMet' | 'notExercised';
  readonly message?: string;
  /** Ids of what the finding rests on. */
  readonly exchanges: readonly string[];
}

export type Check = (seen: Observation) => Finding;

export function met(...witnesses: readonly (Witness | undefined)[]): Finding {
  return { outcome: 'met', exchanges: ids(witnesses) };
}

/** @param message what was expected and what was seen */
export function notMet(message: string, ...witnesses: readonly (Witness | undefined)[]): Finding {
  return { outcome: 'notMet', message, exchanges: ids(witnesses) };
}

/** Met where it is right, else not met for the reason given. */
export function metWhen(right: boolean, message: string, ...witnesses: readonly Witness[]): Finding {
  return right ? met(...witnesses) : notMet(message, ...witnesses);
}

/** The occasion to judge never arose. @param message what was missing */
export function notExercised(message: string): Finding {
  return { outcome: 'notExercised', message, exchanges: [] };
}

/**
 * Judges every item by itself: not met where one is not, not exercised where there is none.
 * @param missing says what was missing when there are no items
 */
export function every<T extends Witness>(
  items: readonly T[],
  missing: string,
  judge: (item: T) => string | undefined,
): Finding {
  if (items.length === 0) return notExercised(missing);
  for (const item of items) {
    const wrong = judge(item);
    if (wrong !== undefined) return notMet(wrong, item);
  }
  return met(...items.slice(0, 5));
}

function ids(witnesses: readonly (Witness | undefined)[]): string[] {
  return [...new Set(witnesses.flatMap((witness) => (witness ? [witness.id] : [])))];
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** How far clocks of two processes on one machine may be apart, in milliseconds. */
export const CLOCK_SLACK = 25;
