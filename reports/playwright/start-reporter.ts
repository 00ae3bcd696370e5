/**
 * The first of all reporters: once there are tests to run, what earlier runs left in the folder goes, and the command is
 * told. Until then a run that is broken off leaves everything as it was.
 */
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { clearReports } from '../../harness/run-folder.ts';
import { runOf } from './run-of.ts';

export default class BegunReporter implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    if (suite.allTests().length === 0) return;
    clearReports(runOf().out);
    process.send?.('begun');
  }
}
