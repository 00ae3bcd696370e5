/** The scenarios that a run has passed. */
import { testOf } from '../../contract/evidence.ts';
import { groupBy } from '../formats/text.ts';
import type { Certification } from './certification.ts';

/** Keys of the scenarios in which all rules are met; none without a certification. */
export function passedScenarios(certification?: Pick<Certification, 'evidence'>): string[] {
  return [...groupBy(certification?.evidence ?? [], testOf)]
    .filter(([, evidence]) => evidence.every(({ outcome }) => outcome === 'met'))
    .map(([key]) => key);
}
