/** Reporter of our own tests: a line for each that failed or was skipped, and a count for the one who adds them up. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { runOf } from './run-of.ts';

export default class CountsReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  printsToStdio(): boolean {
    return true;
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
    process.stdout.write(`${status}  ${what} (${duration} ms)\n`);
    for (const error of errors)
      process.stdout.write(`${error.stack ?? error.message ?? ''}\n${error.snippet ?? ''}\n`);
  }

  onError({ message, stack }: { message?: string; stack?: string }): void {
    this.#failed += 1;
    process.stdout.write(`${stack ?? message ?? 'an error outside of any test'}\n`);
  }

  onEnd(): void {
    const { out } = runOf();
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'counts.json'), JSON.stringify({ passed: this.#passed, failed: this.#failed }));
    process.stdout.write(`${this.#passed} of ${this.#passed + this.#failed} passed\n`);
  }
}
