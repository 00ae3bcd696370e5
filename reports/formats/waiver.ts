/** Text about waivers, the same in every report. */
import type { JudgedWaiver, Verdict } from '../verdict/certification.ts';
import { oneLine } from './text.ts';

/** `waived until 2026-12-31, owner QA: reason`; the ticket is shown next to it. */
export function waiverWords({ expires, owner, reason }: JudgedWaiver): string {
  return `waived until ${expires}, owner ${oneLine(owner, 100)}: ${oneLine(reason, 500)}`;
}

/** The same text with the ticket's address, for reports without links. */
export function waiverLine(waiver: JudgedWaiver): string {
  return `${waiverWords(waiver)}${waiver.ticket === undefined ? '' : ` (ticket ${waiver.ticket})`}`;
}

interface Accepted {
  readonly rules: readonly string[];
  readonly methods: readonly string[];
  readonly verdict?: Verdict;
}

/** The waivers that accept failures of these rules for these methods today: a rule that was not exercised has not failed. */
export function waiversOf(
  waivers: readonly JudgedWaiver[],
  { rules, methods, verdict }: Accepted,
): JudgedWaiver[] {
  if (verdict === 'notExercised') return [];
  return waivers.filter(
    ({ status, rule, method }) => status === 'live' && rules.includes(rule) && methods.includes(method),
  );
}
