/** The result of a control: whether the check of the broken rule caught the fault. */
import type { Subject } from './rule.ts';

export interface ControlResult {
  readonly fault: string;
  readonly by: 'shop' | 'sdk' | 'portal' | 'tap';
  /** The rule that the fault breaks. */
  readonly rule: string;
  readonly subject: Subject;
  readonly method: string;
  readonly scenario: string;
  /** How often the fault was really applied. */
  readonly applied: number;
  readonly caught: boolean;
  /** Why the fault proves nothing in this run: a rule is not met without the fault, or the target had an outage. */
  readonly notRun?: string;
  /** Every rule that was not met under the fault. */
  readonly tripped: readonly string[];
  readonly message: string;
}

export const CONTROL_ATTACHMENT = {
  name: 'control',
  contentType: 'application/x-conformance-control+json',
} as const;

/** Annotation of a control that is not run in a dialect, or with these methods; its description is the reason. */
export const NOT_RUN = 'not run';

/** One wrong member of a payload, and whether the right check caught it. */
export interface MemberControl {
  readonly method: string;
  readonly kind: 'removed' | 'required';
  readonly member: string;
  readonly rule: 'SRC-01' | 'SRC-02';
  readonly caught: boolean;
  readonly message: string;
}

/**
 * The results for all members of one method; for members that the shop's page does not send itself, the reason.
 */
export interface PayloadControl {
  readonly method: string;
  readonly members: readonly MemberControl[];
  readonly excluded?: string;
}

export const PAYLOAD_ATTACHMENT = {
  name: 'payload control',
  contentType: 'application/x-conformance-payload-control+json',
} as const;
