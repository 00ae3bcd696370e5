/**
 * Pairs of rules that judge the same act of a shop: a shop that breaks both rules by one act has one defect.
 * Reports list the first rule below the other rule; both verdicts stay. Other rules that fail on the same
 * record are separate defects, because one request can have several.
 */
import type { RuleId } from './rules.ts';

export const restates: Readonly<Record<string, readonly RuleId[]>> = {
  // the shop uses a source whose authentication failed: SRC-04 forbids this for every source whose creation
  // failed
  'SCA-02': ['SRC-04'],
  // if no instructions are shown, the rule about the order's secret cannot be met either
  'DLY-01': ['DLY-02'],
};
