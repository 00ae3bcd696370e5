/** What a control leaves behind: whether a fault was caught by the check it is made for. */
import type { Subject } from './rule.ts';

export interface ControlResult {
  readonly fault: string;
  readonly by: 'shop' | 'sdk' | 'portal' | 'tap';
  /** The rule that must catch it. */
  readonly rule: string;
  readonly subject: Subject;
  readonly method: string;
  readonly scenario: string;
  /** How often the fault was really applied. */
  readonly applied: number;
  readonly caught: boolean;
  /** Every rule that was not met under the fault. */
  readonly tripped: readonly string[];
  readonly message: string;
}

export const CONTROL_ATTACHMENT = {
  name: 'control',
  contentType: 'application/x-conformance-control+json',
} as const;
