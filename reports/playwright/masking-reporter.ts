/**
 * Masks results for the reporters that follow it, if `--reporter` replaces the configured ones:
 * `--reporter=./reports/playwright/masking-reporter.ts,blob`. Evidence stays in the results, because the merge needs it.
 */
import type { Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { EVIDENCE_ATTACHMENT } from '../../contract/evidence.ts';
import { ERROR_CONTEXT } from '../../harness/playwright-messages.ts';
import { drop, scrubError, scrubOutput, scrubResult, scrubStep } from '../scrub/result.ts';
import { TestScrubbers } from '../scrub/test-scrubbers.ts';

export default class MaskingReporter implements Reporter {
  readonly #scrubbers = new TestScrubbers();

  printsToStdio(): boolean {
    return false;
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    scrubStep(step, this.#scrubbers.ofAll);
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#learn(result, step);
    scrubStep(step, this.#scrubbers.of(result));
  }

  onStdOut(_chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stdout, this.#scrubbers.ofAll);
  }

  onStdErr(_chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stderr, this.#scrubbers.ofAll);
  }

  onError(error: TestError): void {
    scrubError(error, this.#scrubbers.ofAll);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    this.#learn(result, result);
    drop(result, ERROR_CONTEXT);
    scrubResult(result, this.#scrubbers.of(result));
  }

  #learn(result: TestResult, { attachments }: Pick<TestResult, 'attachments'>): void {
    for (const { contentType, body } of attachments)
      if (contentType === EVIDENCE_ATTACHMENT.contentType && body)
        this.#scrubbers.learn(result, body.toString('utf8'));
  }
}
