/**
 * Masks results for the reporters that follow it, if `--reporter` replaces the configured ones:
 * `--reporter=./reports/playwright/masking-reporter.ts,blob`. Evidence stays in the results, because the merge needs it.
 * It also selects the tests of a shard.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type {
  FullConfig,
  Reporter,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { EVIDENCE_ATTACHMENT } from '../../contract/evidence.ts';
import { ERROR_CONTEXT } from '../../harness/playwright-messages.ts';
import { finalScan } from '../scrub/final-scan.ts';
import { drop, scrubError, scrubOutput, scrubResult, scrubStep } from '../scrub/result.ts';
import { TestScrubbers } from '../scrub/test-scrubbers.ts';
import { dealTests } from './deal-tests.ts';

export default class MaskingReporter implements Reporter {
  readonly preprocess = dealTests;

  readonly #scrubbers = new TestScrubbers();

  #config: FullConfig | undefined;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig): void {
    this.#config = config;
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

  /** The blob reporter copies these files in its own onEnd, which follows. */
  onEnd(): void {
    for (const folder of new Set(this.#config?.projects.map(({ outputDir }) => outputDir)))
      this.#scan(folder);
  }

  /** A provider may have repeated the secret of a test that was still running to a test that had ended. */
  onExit(): Promise<void> {
    const blobs = this.#config === undefined ? [] : blobsOf(this.#config);
    for (const path of blobs) this.#scan(path);
    return Promise.resolve();
  }

  #scan(path: string): void {
    for (const { file, kinds } of finalScan([path], this.#scrubbers, () => undefined))
      process.stderr.write(
        `A secret (${kinds.join(', ')}) is in ${join(path, file)}: delete that file, do not publish it, and report this error of the harness.\n`,
      );
  }

  #learn(result: TestResult, { attachments }: Pick<TestResult, 'attachments'>): void {
    for (const { contentType, body } of attachments)
      if (contentType === EVIDENCE_ATTACHMENT.contentType && body)
        this.#scrubbers.learn(result, body.toString('utf8'));
  }
}

/** The file or folder that the blob reporter has written; its own default depends on the folder of the configuration. */
function blobsOf({ reporter, configFile = '' }: FullConfig): string[] {
  const options = reporter.find(([name]) => name === 'blob')?.[1] as
    { readonly outputFile?: string; readonly outputDir?: string } | undefined;
  const folder = dirname(configFile);
  const { PLAYWRIGHT_BLOB_OUTPUT_FILE: file, PLAYWRIGHT_BLOB_OUTPUT_DIR: dir } = process.env;
  if (file) return [resolve(file)];
  if (options?.outputFile !== undefined) return [resolve(folder, options.outputFile)];
  if (dir) return [resolve(dir)];
  return [resolve(folder, options?.outputDir ?? 'blob-report'), resolve('blob-report')].filter(existsSync);
}
