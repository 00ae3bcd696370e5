/**
 * Counts the tests of a run for `npm test`, and prints failed and skipped tests of the harness itself. In runs without
 * certification it also prints the progress.
 */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';
import { COUNTS_FILE } from '../../harness/reports-folder.ts';
import { isForcedEnd } from '../../harness/playwright-messages.ts';
import { count, oneLine } from '../formats/text.ts';
import { howFar, QUIET } from '../terminal/progress.ts';
import { certifies, isListing, projectOf, type ReporterOptions } from './described-run.ts';

/** The remaining time is estimated from the last progress lines: this many. */
const LATEST = 4;

/** What the reporter writes to the file that {@link COUNTS_FILE} names. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** One line for each failed test: its title, and the error if this reporter prints it. */
  readonly failures: readonly string[];
}

export default class CountsReporter implements Reporter {
  readonly #listing: boolean;
  #all = 0;
  #passed = 0;
  #failed = 0;
  readonly #failures: string[] = [];
  #hasOwn = false;
  #certifies = false;
  #ended = 0;
  /**
   * When the last progress lines were printed, and how many tests had ended. Unit tests take milliseconds, tests of whole
   * commands minutes: so only the latest tests predict the remaining time.
   */
  #ticks = [{ at: performance.now(), ended: 0 }];
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ReporterOptions) {
    this.#listing = isListing(options);
  }

  printsToStdio(): boolean {
    return !this.#listing;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    this.#all = tests.length;
    this.#certifies = tests.some(certifies);
    if (this.#listing || this.#certifies) return;
    this.#timer = setInterval(() => this.tick(), QUIET);
    this.#timer.unref();
  }

  /** Prints the progress. */
  tick(): void {
    const at = performance.now();
    const [oldest = { at, ended: 0 }] = this.#ticks;
    const far = howFar(this.#ended, this.#all, at - oldest.at, this.#ended - oldest.ended);
    this.#ticks = [...this.#ticks.slice(-LATEST + 1), { at, ended: this.#ended }];
    process.stdout.write(`  ${far}, ${this.#failed} failed\n`);
  }

  onTestEnd(test: TestCase, { status, errors, duration }: TestResult): void {
    this.#hasOwn ||= !certifies(test) && projectOf(test) !== 'preflight';
    this.#ended += 1;
    if (status === 'passed') {
      this.#passed += 1;
      return;
    }
    // an interrupted test counts as not finished
    if (status === 'interrupted') return;
    const what = test.titlePath().slice(2).join(' › ');
    if (status === 'skipped') {
      // the reporters of these projects show it with its reason
      if (certifies(test) || projectOf(test) === 'controls') return;
      const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
      process.stdout.write(`skipped  ${what}: ${reason ?? 'no reason given'}\n`);
      return;
    }
    this.#failed += 1;
    // other reporters print failures of these projects
    if (certifies(test) || ['controls', 'preflight', 'adapter'].includes(projectOf(test) ?? '')) {
      this.#failures.push(what);
      return;
    }
    this.#failures.push(`${what}: ${oneLine(stripVTControlCharacters(errors[0]?.message ?? status))}`);
    process.stdout.write(`${status}  ${what} (${duration} ms)\n`);
    for (const error of errors)
      process.stdout.write(`${error.stack ?? error.message ?? ''}\n${error.snippet ?? ''}\n`);
  }

  onError({ message, stack }: { message?: string; stack?: string }): void {
    if (isForcedEnd(message ?? '')) return;
    const text = stack ?? message ?? 'an error outside of any test';
    this.#failed += 1;
    this.#failures.push(oneLine(stripVTControlCharacters(text)));
    process.stdout.write(`${text}\n`);
  }

  onEnd({ status }: FullResult): void {
    clearInterval(this.#timer);
    if (this.#listing) return;
    const file = process.env[COUNTS_FILE];
    if (file !== undefined) {
      const counts: Counts = { passed: this.#passed, failed: this.#failed, failures: this.#failures };
      writeFileSync(file, JSON.stringify(counts));
    }
    // the summary of a certification has its own numbers, without the preflight checks
    if (!this.#hasOwn && (this.#certifies || status !== 'interrupted')) return;
    const ended = this.#passed + this.#failed;
    process.stdout.write(
      status === 'interrupted'
        ? `Interrupted: ${ended} of ${count(this.#all, 'test')} ended, ${this.#passed} passed, ${this.#failed} failed\n`
        : `${this.#passed} of ${ended} passed\n`,
    );
  }
}
