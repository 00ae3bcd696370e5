/** Which runs later ones are compared with, and where the last full one is. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { historyOf, isRunFolder, pointTo, REPORTS } from '../../harness/reports-folder.ts';
import type { Certification } from './certification.ts';

/** Everything was played: the run is what `reports/out` leads to. */
export function isFull({ run }: Pick<Certification, 'run'>): boolean {
  return !run.partial && run.status === 'complete';
}

/** Only full runs that neither an outage nor an error of the harness cut short are part of the history. */
export function entersHistory(certification: Pick<Certification, 'run' | 'evidence'>): boolean {
  const { run, evidence } = certification;
  return (
    isFull(certification) &&
    run.errors.length === 0 &&
    !evidence.some(({ cause }) => cause === 'environment' || cause === 'harness')
  );
}

/** @returns whether `reports/out` now leads to the run; a folder that the user named stays by itself */
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
