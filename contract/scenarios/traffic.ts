/** Rules judged in every scenario in which a shopper pays through elements. */
import type { RuleId } from '../rules.ts';

export const TRAFFIC: readonly RuleId[] = ['SEC-01', 'SRC-06', 'RDR-09', 'SES-06', 'SDK-02', 'PRV-17'];
