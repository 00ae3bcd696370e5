/**
 * Prints the results of the projects `preflight` and `adapter` and other findings about the set-up, and sends the command a
 * message if nothing can be judged.
 */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { visible } from '../../harness/html.ts';
import { type PreflightRow, REFUSED, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { secondCopyMessage } from '../../harness/playwright-messages.ts';
import { wrap } from '../../harness/wrap.ts';
import { terminal } from '../terminal/paint.ts';
import { preflightTable } from '../terminal/preflight.ts';
import { projectOf } from './described-run.ts';

export default class PreflightReporter implements Reporter {
  readonly #terminal = terminal(process.stdout, process.env);

  #isTold = false;
  #isRefused = false;

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
      // an error of the harness or of the installation; an interrupted test has no error
      for (const { message = 'an error without any message' } of errors) {
        const twice = secondCopyMessage(message);
        if (twice !== undefined) this.#refuse(`${wrap(twice, this.#terminal.columns).join('\n')}\n`);
        else this.#terminal.write(`${visible(message)}\n`);
      }
      return;
    }
    const rows = JSON.parse(body.toString()) as PreflightRow[];
    if (!isOwn) {
      // scenarios that run in parallel may report the same row
      if (this.#isTold) return;
      this.#isTold = true;
    }
    const table = preflightTable(rows, this.#terminal.paint);
    if (project === 'preflight' && status === 'failed') this.#refuse(table);
    else this.#terminal.write(table);
  }

  #refuse(why: string): void {
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.#terminal.write(`${why}Nothing was judged.\n`);
    process.send?.(REFUSED);
  }
}
