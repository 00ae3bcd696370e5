/** A mistake or a note about one member of a payload. */
import type { LintRule } from './citations.ts';

export type Fault = 'must go' | 'missing' | 'unknown' | 'wrong type' | 'wrong value' | 'drift';

export interface LintFinding {
  readonly rule: LintRule;
  readonly fault: Fault;
  /** Dotted path in the payload. */
  readonly member: string;
  readonly message: string;
}
