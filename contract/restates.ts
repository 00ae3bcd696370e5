/**
 * Rules that say of one act what another rule says of it, too: a shop that breaks both by the same act has one defect. Reports list the
 * first rule under the others; the verdicts of both stay. All other rules that fail on the same record are defects of their own: one
 * request can have several.
 */
import type { RuleId } from './rules.ts';

export const restates: Readonly<Record<string, readonly RuleId[]>> = {
  // a source whose authentication failed is used: SRC-04 forbids it for every source that was not made
  'SCA-02': ['SRC-04'],
  // without any instructions there are none with the order's secret either
  'DLY-01': ['DLY-02'],
};
