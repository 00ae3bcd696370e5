/** Counts the tests of a run, and prints those of our own tests that failed or were skipped. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { folderOf, isListing, projectOf, type ReporterOptions } from './described-run.ts';

export default class CountsReporter implements Reporter {
  readonly #out: string;
  readonly #listing: boolean;
  #passed = 0;
  #failed = 0;

  constructor(options: ReporterOptions) {
    this.#out = folderOf(options);
    this.#listing = isListing(options);
  }

  printsToStdio(): boolean {
    return !this.#listing;
  }

  onTestEnd(test: TestCase, { status, errors, duration }: TestResult): void {
    if (status === 'passed') {
      this.#passed += 1;
      return;
    }
    const what = test.titlePath().slice(2).join(' › ');
    if (status === 'skipped') {
      const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
      process.stdout.write(`skipped  ${what}: ${reason ?? 'no reason given'}\n`);
      return;
    }
    this.#failed += 1;
    // the reporters of the certification and of the controls print their own failures
    if (['certification', 'controls'].includes(projectOf(test) ?? '')) return;
    process.stdout.write(`${status}  ${what} (${duration} ms)\n`);
    for (const error of errors)
      process.stdout.write(`${error.stack ?? error.message ?? ''}\n${error.snippet ?? ''}\n`);
  }

  onError({ message, stack }: { message?: string; stack?: string }): void {
    this.#failed += 1;
    process.stdout.write(`${stack ?? message ?? 'an error outside of any test'}\n`);
  }

  onEnd(): void {
    if (this.#listing) return;
    mkdirSync(this.#out, { recursive: true });
    writeFileSync(
      join(this.#out, 'counts.json'),
      JSON.stringify({ passed: this.#passed, failed: this.#failed }),
    );
    process.stdout.write(`${this.#passed} of ${this.#passed + this.#failed} passed\n`);
  }
}
