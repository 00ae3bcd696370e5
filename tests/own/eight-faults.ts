/** A run of recorded plays of the reference shop with eight faults: of the shop, the SDK, the provider and its portal. */
import type { RuleId } from '../../contract/rules.ts';
import type { ReportInput } from '../../reports/html/parts.ts';
import { faultyTests, storedRun } from './stored-run.ts';

/** Two of them, of which others follow, end the payment. */
export const EIGHT: readonly RuleId[] = [
  'CHK-02',
  'RDR-04',
  'WHK-03',
  'ORD-06',
  'INS-07',
  'SDK-04',
  'LST-06',
  'PRV-07',
];

/** @param screenshot of the last page of each failed test */
export function eightFaults(screenshot?: Uint8Array): ReportInput {
  return storedRun('digital-river-api', faultyTests('digital-river-api', EIGHT), screenshot);
}
