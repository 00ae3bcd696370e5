/** Names and signs of verdicts, the same in every report. */
import type { JudgedRule, Verdict } from '../verdict/certification.ts';

export const LABEL: Readonly<Record<Verdict, string>> = {
  met: 'met',
  notMet: 'not met',
  warning: 'warning',
  notExercised: 'not exercised',
  waived: 'waived',
  excluded: 'excluded',
};

/** Symbols of the verdicts, because colours alone are not accessible. */
export const SIGN: Readonly<Record<Verdict, string>> = {
  met: '✓',
  notMet: '✗',
  warning: '!',
  notExercised: '?',
  waived: '~',
  excluded: '–',
};

/** Names of the subjects of rules. */
export const SUBJECT: Readonly<Record<JudgedRule['subject'], string>> = {
  shop: 'shop',
  sdk: 'SDK',
  provider: 'provider',
};

/** `MUST` or `MUST, inferred`: an inferred rule that is not met is only a warning. */
export function levelOf({ level, inferred }: Pick<JudgedRule, 'level' | 'inferred'>): string {
  return inferred ? `${level}, inferred` : level;
}

/** Names of the integrations (how a shop uses the SDK), by id. */
export const INTEGRATION: Readonly<Record<string, string>> = { elements: 'Elements', dropin: 'Drop-in' };

/** Worst first. Not exercised is worse than waived: its result is unknown. */
export const WORST_FIRST: readonly Verdict[] = [
  'notMet',
  'notExercised',
  'waived',
  'warning',
  'met',
  'excluded',
];

/** The worst of the given verdicts; `excluded` if there are none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'excluded';
}
