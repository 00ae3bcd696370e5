/** Reads `waivers.json` in the project's root: known defects that are accepted until a date. It may be missing. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { methods } from '../../contract/catalogue.ts';
import type { Evidence, Owed } from '../../contract/evidence.ts';
import { isRuleId } from '../../contract/rules.ts';
import { UsageError } from '../../harness/settings.ts';
import type { JudgedWaiver } from './certification.ts';

/** Path of waivers.json in the project's root. */
export const WAIVERS_FILE = 'waivers.json';

export const Waiver = z.strictObject({
  rule: z.string(),
  method: z.string(),
  reason: z.string().trim().min(1, 'must state why the failure is accepted'),
  owner: z.string().trim().min(1, 'must be the name of the person who is responsible'),
  /** Address of the ticket in which the defect is tracked. */
  ticket: z.exactOptional(z.url({ protocol: /^https?$/, error: 'must be an http or https address' })),
  /** The last day on which the waiver is valid, UTC. */
  expires: z.iso.date('must be a date like 2026-12-31'),
});
export type Waiver = z.infer<typeof Waiver>;

const Known = Waiver.superRefine(({ rule, method }, ctx) => {
  if (!isRuleId(rule))
    ctx.addIssue({ code: 'custom', path: ['rule'], message: `${JSON.stringify(rule)} is not a rule` });
  if (!methods.some(({ wire }) => wire.id === method))
    ctx.addIssue({
      code: 'custom',
      path: ['method'],
      message: `${JSON.stringify(method)} is not a payment method`,
    });
});

/**
 * @returns no waivers if the file is missing
 * @throws UsageError with the file and every wrong member
 */
export function readWaivers(file: string): Waiver[] {
  if (!existsSync(file)) return [];
  const name = basename(file);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = z.array(Known).safeParse(value);
  if (!result.success)
    throw new UsageError(
      `${name} must contain a list of { "rule": "RDR-06", "method": "payPal", "reason": "…", "owner": "…", "expires": "2026-12-31" }:\n${z.prettifyError(result.error)}`,
    );
  const pairs = result.data.map(({ rule, method }) => `${rule} for ${method}`);
  const twice = pairs.find((pair, index) => pairs.indexOf(pair) !== index);
  if (twice) throw new UsageError(`${name} contains two waivers for ${twice}: keep one of them`);
  return result.data;
}

export interface Standing {
  readonly owed: readonly Owed[];
  readonly evidence: readonly Evidence[];
  /** Methods of the run; others were not tested. */
  readonly methods: readonly string[];
  readonly partial: boolean;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/** The status of each waiver after a run. Expired waivers and those that are no longer needed must be removed. */
export function standing(waivers: readonly Waiver[], run: Standing): JudgedWaiver[] {
  return waivers.map((waiver) => ({ ...waiver, status: status(waiver, run) }));
}

function status(waiver: Waiver, run: Standing): JudgedWaiver['status'] {
  if (waiver.expires < run.today) return 'expired';
  const concerns = ({ rule, method }: Owed): boolean => rule === waiver.rule && method === waiver.method;
  if (!run.owed.some(concerns))
    return run.partial || !run.methods.includes(waiver.method) ? 'unjudged' : 'unneeded';
  const seen = run.evidence.filter(concerns);
  if (seen.some(isDefect)) return 'live';
  return seen.every(({ outcome }) => outcome === 'met') ? 'unneeded' : 'unjudged';
}

/** Whether the waiver needs a person's attention. */
export function isFinding({ outcome }: Pick<Evidence, 'outcome'>): boolean {
  return outcome !== 'met' && outcome !== 'excluded';
}

/** Whether evidence shows a violation by the rule's subject. */
export function isDefect({ outcome, cause }: Evidence): boolean {
  return outcome === 'notMet' && (cause ?? 'defect') === 'defect';
}
