/**
 * Prints what the tests of the projects `preflight` and `adapter` found, and what others found out about the set-up, and tells
 * the command where nothing can be judged.
 */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type PreflightRow, REFUSED, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { terminal } from '../terminal/paint.ts';
import { preflightTable } from '../terminal/preflight.ts';
import { projectOf } from './described-run.ts';

export default class PreflightReporter implements Reporter {
  readonly #terminal = terminal(process.stdout, process.env);

  #isTold = false;

  /** Only for its own two projects: the other reporters print for all. */
  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, { attachments, status, errors }: TestResult): void {
    const project = projectOf(test);
    const isOwn = project === 'preflight' || project === 'adapter';
    const body = attachments.find(({ name }) => name === ROWS_ATTACHMENT.name)?.body;
    if (body === undefined) {
      if (!isOwn) return;
      // an error of the harness's own; an interrupted test has none
      for (const { message } of errors) this.#terminal.write(`${message ?? 'an error without a message'}\n`);
      return;
    }
    const rows = JSON.parse(body.toString()) as PreflightRow[];
    if (!isOwn) {
      // scenarios that ran together find the same
      if (this.#isTold) return;
      this.#isTold = true;
    }
    this.#terminal.write(preflightTable(rows, this.#terminal.paint));
    if (project !== 'preflight' || status !== 'failed') return;
    this.#terminal.write('Nothing was judged.\n');
    process.send?.(REFUSED);
  }
}
