/** Which evidence a report shows for a verdict. */
import type { JudgedEvidence } from './certification.ts';
import { isDefect } from './waivers.ts';

/** The violations behind a rule's verdict; if there are none, the evidence that was not exercised. */
export function decidingEvidence(evidence: readonly JudgedEvidence[]): JudgedEvidence[] {
  const defects = evidence.filter(isDefect);
  return defects.length > 0 ? defects : evidence.filter(({ outcome }) => outcome !== 'met');
}
