/** The exit code of `certify`, from its certification alone. */
import { join } from 'node:path';
import type { Certification } from './certification.ts';
import { certificationIn } from './certification-file.ts';
import { blocking } from './reasons.ts';

export type ExitCode = 0 | 1 | 3 | 4;

/**
 * The first that applies: 4 if the harness failed; 1 if a MUST rule is not met (with `strict` also a SHOULD rule) or a waiver is
 * expired or not needed; 3 if a part of the plan was not judged; otherwise 0. With the gate `regressions`, only failures that
 * the earlier run did not have give 1.
 */
export function exitCode(certification: Certification, { strict }: { readonly strict: boolean }): ExitCode {
  const { errors, breaches, shortcomings, badWaivers, unexercised, interrupted, nothing } =
    blocking(certification);
  if (errors.length > 0) return 4;
  const isFailed =
    certification.run.gate === 'regressions'
      ? newFailures(certification, strict)
      : breaches.length > 0 || badWaivers.length > 0 || (strict && shortcomings.length > 0);
  if (isFailed) return 1;
  if (interrupted || unexercised.length > 0 || nothing) return 3;
  return 0;
}

/** Whether there is a failure that the earlier run did not have; without an earlier run all failures are new. */
function newFailures({ comparison, rules }: Certification, strict: boolean): boolean {
  if (!comparison) return rules.some(({ verdict }) => verdict === 'notMet');
  return comparison.newFailures.some(({ is }) => is === 'notMet' || (strict && is === 'warning'));
}

/**
 * Reads the run's certification.
 * @returns 4 if it is missing, unreadable or from another run
 */
export function exitCodeOf(
  out: string,
  { runId, strict }: { readonly runId: string; readonly strict: boolean },
): ExitCode {
  const certification = certificationIn(join(out, 'certification.json'));
  return certification?.run.id === runId ? exitCode(certification, { strict }) : 4;
}
