/** Decides which run later runs are compared with, and what `reports/out` links to. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { historyOf, isRunFolder, pointTo, REPORTS } from '../../harness/reports-folder.ts';
import type { Certification } from './certification.ts';

/** Whether the complete plan was played, so that `reports/out` links to the run. */
export function isFull({ run }: Pick<Certification, 'run'>): boolean {
  return !run.partial && run.status === 'complete';
}

/** Only full runs without an outage or an error of the harness enter the history. */
export function entersHistory(certification: Pick<Certification, 'run' | 'evidence'>): boolean {
  const { run, evidence } = certification;
  return (
    isFull(certification) &&
    run.errors.length === 0 &&
    !evidence.some(({ cause }) => cause === 'environment' || cause === 'harness')
  );
}

/** @returns whether `reports/out` now links to the run; a folder named by the user is not linked */
export function becomeLastFull(out: string, certification: Certification, reports = REPORTS): boolean {
  if (!isRunFolder(out, reports) || !isFull(certification)) return false;
  if (entersHistory(certification)) {
    const { certification: last } = historyOf(certification.run, reports);
    mkdirSync(dirname(last), { recursive: true });
    copyFileSync(join(out, 'certification.json'), last);
  }
  pointTo(out, join(reports, 'out'));
  return true;
}
