/**
 * If a failure of the SDK or the provider explains why the shopper did not reach the page that a rule demands,
 * the shop is not blamed for it. This list contains these failures. An inferred or recommended rule excuses
 * nothing.
 */
import type { RuleId } from './rules.ts';

/** The shop gets no usable source, or a session or order in an undocumented state. */
const SOURCE: readonly RuleId[] = ['PRV-01', 'PRV-17', 'PRV-21', 'SDK-01', 'SDK-02', 'SDK-03'];
const SESSION: readonly RuleId[] = ['SES-01', 'SES-02', 'SES-06'];
const ORDER: readonly RuleId[] = ['PRV-03', 'PRV-04', 'PRV-05'];
/** The shopper does not come back, or the approval is not reported. */
const PORTAL: readonly RuleId[] = ['PRV-06', 'PRV-08', 'PRV-22'];
const SUBSCRIPTION: readonly RuleId[] = ['SUB-11', 'SUB-12', 'SUB-13', 'SUB-14'];

/** Excuses by the id of the rule that demands a page; a rule that is not listed has no excuse. */
export const excuses: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  'RDR-05': [...SOURCE, ...SESSION, ...ORDER, ...PORTAL, ...SUBSCRIPTION],
};
