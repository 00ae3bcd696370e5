/**
 * Prints the results of the projects `preflight` and `adapter` and other findings about the set-up, and sends the command a
 * message if nothing can be judged.
 */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { visible } from '../../harness/html.ts';
import { type PreflightRow, REFUSED, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { terminal } from '../terminal/paint.ts';
import { preflightTable } from '../terminal/preflight.ts';
import { projectOf } from './described-run.ts';

export default class PreflightReporter implements Reporter {
  readonly #terminal = terminal(process.stdout, process.env);

  #isTold = false;

  /** Only if no other project runs: otherwise the other reporters print. */
  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, { attachments, status, errors }: TestResult): void {
    const project = projectOf(test);
    const isOwn = project === 'preflight' || project === 'adapter';
    const body = attachments.find(({ name }) => name === ROWS_ATTACHMENT.name)?.body;
    if (body === undefined) {
      if (!isOwn) return;
      // an error of the harness; an interrupted test has no error
      for (const { message } of errors)
        this.#terminal.write(`${visible(message ?? 'an error without any message')}\n`);
      return;
    }
    const rows = JSON.parse(body.toString()) as PreflightRow[];
    if (!isOwn) {
      // scenarios that run in parallel may report the same row
      if (this.#isTold) return;
      this.#isTold = true;
    }
    this.#terminal.write(preflightTable(rows, this.#terminal.paint));
    if (project !== 'preflight' || status !== 'failed') return;
    this.#terminal.write('Nothing was judged.\n');
    process.send?.(REFUSED);
  }
}
