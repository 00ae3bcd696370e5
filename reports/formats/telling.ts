/** Which evidence a report shows for a verdict. */
import type { JudgedEvidence } from '../verdict/certification.ts';
import { isDefect } from '../verdict/waivers.ts';

/** Evidence that speaks for a rule's verdict: its defects, or where it has none, what is open. */
export function telling(evidence: readonly JudgedEvidence[]): JudgedEvidence[] {
  const defects = evidence.filter(isDefect);
  return defects.length > 0 ? defects : evidence.filter(({ outcome }) => outcome !== 'met');
}
