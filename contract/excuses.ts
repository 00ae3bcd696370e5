/**
 * Which failures of SDK and provider excuse a shop whose shopper does not arrive: only those that explain it. A rule
 * that is inferred or only recommended excuses nobody.
 */
import type { RuleId } from './rules.ts';

/** The shop gets no source that it can use, or a session or an order in another state than documented. */
const SOURCE: readonly RuleId[] = ['PRV-01', 'PRV-17', 'PRV-21', 'SDK-01', 'SDK-02', 'SDK-03'];
const SESSION: readonly RuleId[] = ['SES-01', 'SES-02', 'SES-06'];
const ORDER: readonly RuleId[] = ['PRV-03', 'PRV-04', 'PRV-05'];
const CHALLENGE: readonly RuleId[] = ['SCA-03', 'SCA-04', 'SCA-05'];
/** The shopper does not come back, or the approval is not reported. */
const PORTAL: readonly RuleId[] = ['PRV-04', 'PRV-06', 'PRV-08', 'PRV-22'];
const TURNED_BACK: readonly RuleId[] = ['PRV-04', 'PRV-07', 'PRV-08', 'PRV-19', 'PRV-20'];
const DROPIN: readonly RuleId[] = ['DRP-04', 'DRP-05'];
const CREDIT: readonly RuleId[] = ['SES-03', 'SES-04', 'AMT-03', 'AMT-05', 'AMT-08'];
const SAVED: readonly RuleId[] = ['SAV-03', 'AMT-09'];
const SUBSCRIPTION: readonly RuleId[] = ['SUB-11', 'SUB-12', 'SUB-13', 'SUB-14'];
const TAX: readonly RuleId[] = ['TAX-05', 'TAX-06', 'TAX-07'];
const REFUSAL: readonly RuleId[] = ['PRV-13', 'SDK-04'];

const paid: readonly RuleId[] = [...SOURCE, ...SESSION, ...ORDER];

/**
 * Rules about test triggers. They are inferred and convict nobody, but a trigger without its effect explains why a
 * story breaks off that was built on it.
 */
export const triggerRules: readonly RuleId[] = ['SCA-05'];

/** By the goal of a scenario: a goal of the shop that is not listed is excused by nothing. */
export const excuses: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  'ORD-04': [...paid, ...CHALLENGE, ...PORTAL, ...DROPIN, ...CREDIT, ...SAVED, ...SUBSCRIPTION, ...TAX],
  'RDR-05': [...paid, ...PORTAL, ...SUBSCRIPTION],
  'RDR-06': [...paid, ...TURNED_BACK],
  'RDR-07': [...paid, ...TURNED_BACK],
  'RDR-08': [...paid, ...PORTAL, ...TURNED_BACK],
  'RDR-10': [...paid, ...PORTAL],
  'RDR-16': [...paid, ...TURNED_BACK],
  'SRC-04': [...paid, ...REFUSAL, 'PRV-19'],
  'ORD-01': [...paid, ...PORTAL, ...REFUSAL],
  'ORD-02': [...paid, ...PORTAL, ...REFUSAL, 'PRV-20'],
  'TOL-01': [...paid, ...PORTAL],
  'WHK-01': [...paid, ...PORTAL, 'PRV-16'],
  'DLY-03': [...paid, 'PRV-09', 'PRV-16'],
  'DLY-04': [...paid, 'PRV-10', 'PRV-16'],
  'DRP-01': [...paid, ...DROPIN, ...PORTAL],
  'DRP-02': [...paid, ...DROPIN, ...PORTAL],
  'DRP-03': [...paid, ...DROPIN, ...REFUSAL, 'PRV-19'],
  'DRP-06': [...paid, ...DROPIN, ...SAVED],
  'AMT-01': [...paid, ...CREDIT],
  'AMT-06': [...paid, ...CREDIT],
  'SAV-11': [...paid, ...SAVED, 'SAV-07'],
  'FRD-01': [...paid, 'FRD-03', 'PRV-16'],
  'FRD-02': [...paid, 'FRD-03', 'FRD-04', 'PRV-16'],
};
