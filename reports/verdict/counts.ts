/** Calculates the numbers for all reports. */
import { testOf } from '../../contract/evidence.ts';
import type { Certification, Counts } from './certification.ts';
import { isFinding } from './waivers.ts';

export function countsOf({
  causes,
  rules,
  evidence,
}: Pick<Certification, 'causes' | 'rules' | 'evidence'>): Counts {
  const ownRules = new Set(causes.filter(({ kind }) => kind !== 'defect').flatMap((cause) => cause.rules));
  const unexercised = rules.filter(({ verdict }) => verdict === 'notExercised');
  const open = unexercised.filter(({ id }) => ownRules.has(id)).length;
  const waived = new Set(
    causes.filter(({ verdict }) => verdict === 'waived').flatMap((cause) => cause.evidence),
  );
  const findings = evidence.filter((one) => isFinding(one) && !waived.has(one.id));
  return {
    causes: causes.length,
    brokenOff: unexercised.length - open,
    open,
    scenarios: new Set(evidence.map(testOf)).size,
    scenariosWithFindings: new Set(findings.map(testOf)).size,
  };
}
