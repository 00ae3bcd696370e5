/**
 * The certification's reporter. It must be the first in the list, because it masks secrets for all later reporters. It collects
 * the evidence and at the end writes verdicts, reports and the summary.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { ERROR_CONTEXT, isForcedEnd } from '../../harness/playwright-messages.ts';
import { historyOf, isRunFolder, LAST_FULL, shownPath } from '../../harness/reports-folder.ts';
import { BELONG_TOGETHER, examineShards, shardsIn } from '../../harness/shards.ts';
import {
  certifies,
  certifyingIn,
  describedRun,
  isListing,
  projectOf,
  type ReporterOptions,
} from './described-run.ts';
import { buildAllureReport, writeAllureFacts } from '../formats/allure.ts';
import { annotateResults } from '../formats/allure-results.ts';
import type { Certification } from '../verdict/certification.ts';
import { cellOf, type Collected, collect, takeEvidence } from '../verdict/collect.ts';
import { Judging } from '../verdict/judging.ts';
import { becomeLastFull, entersHistory, isFull } from '../verdict/last-full.ts';
import { finalScan } from '../scrub/final-scan.ts';
import { drop, scrubError, scrubOutput, scrubResult, scrubStep } from '../scrub/result.ts';
import { TestScrubbers } from '../scrub/test-scrubbers.ts';
import { matrix } from '../terminal/matrix.ts';
import { terminal } from '../terminal/paint.ts';
import { Progress } from '../terminal/progress.ts';
import { counts, summary } from '../terminal/summary.ts';
import { WIDTH } from '../../harness/wrap.ts';
import { circumstancesOf } from './circumstances.ts';
import { proofOf } from './proof.ts';
import { count, oneLine, showTrace } from '../formats/text.ts';
import { Unwritable, writeReports } from '../formats/write.ts';
import { withCommands } from '../../harness/root.ts';

export default class CertificationReporter implements Reporter {
  readonly #out: string;
  readonly #listing: boolean;
  readonly #merges: boolean;
  /** Where Playwright keeps traces and other files. */
  #testResults = '';
  /** Undefined in a run that plays no scenario. */
  #judging: Judging | undefined;
  #certification: Certification | undefined;
  /** Whether a shard is missing in the merge. */
  #isCutShort = false;
  readonly #forcedEnds: string[] = [];
  /** The first trace, as an example of how to open one. */
  #trace: string | undefined;
  /** A preflight check failed: nothing was judged and no report is written. */
  #refused = false;
  readonly #terminal = terminal(process.stdout, process.env);
  readonly #scrubbers = new TestScrubbers();
  readonly #scrubber = this.#scrubbers.ofAll;
  #progress = new Progress(this.#terminal, new Map());

  constructor(options: ReporterOptions) {
    this.#out = options.out;
    this.#listing = isListing(options);
    this.#merges = options._mode === 'merge';
  }

  printsToStdio(): boolean {
    return !this.#listing;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    const owed = suite.allTests().filter(certifies);
    if (this.#listing || owed.length === 0) return;
    const shards = shardsIn(config.metadata);
    const { refused, missing } = this.#merges ? examineShards(shards, owed.map(nameOf)) : BELONG_TOGETHER;
    if (refused.length > 0) {
      for (const line of refused) this.#terminal.write(`${line}\n`);
      throw new Error('These shards cannot be merged, so nothing was judged.');
    }
    const spec = describedRun(config, 'certification');
    const [project = spec.project] = certifyingIn(suite);
    const run = { ...spec, project };
    const [first = run.startedAt] = shards.map(({ startedAt }) => startedAt).toSorted();
    const judging = new Judging({ ...run, startedAt: first });
    for (const part of missing) judging.isMissing(part);
    this.#isCutShort = missing.length > 0;
    this.#judging = judging;
    this.#testResults = owed[0]?.parent.project()?.outputDir ?? '';
    judging.expect(owed.flatMap((test) => cellOf(test) ?? []));
    const tests = new Map<string, number>();
    for (const test of owed) {
      const method = cellOf(test)?.method;
      if (method !== undefined) tests.set(method, (tests.get(method) ?? 0) + 1);
    }
    if (config.shard) judging.selected(`shard ${config.shard.current} of ${config.shard.total}`);
    this.#progress = new Progress(this.#terminal, tests, {
      isWaived: (evidence) => judging.isWaived(evidence),
    });
    this.#progress.watch();
    const all = [...tests.values()].reduce((sum, one) => sum + one, 0);
    this.#terminal.write(
      `${count(all, 'scenario')} of ${count(tests.size, 'method')}, ${count(config.workers, 'worker')}\n`,
    );
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    scrubStep(step, this.#scrubber);
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    for (const body of takeEvidence(step)) this.#scrubbers.learn(result, body);
    scrubStep(step, this.#scrubbers.of(result));
  }

  onStdOut(_chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stdout, this.#scrubber);
  }

  onStdErr(chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stderr, this.#scrubber);
    // prints output that belongs to no test, e.g. an error outside of tests
    else this.#terminal.write(this.#scrubber.text(chunk.toString()));
  }

  onError(error: TestError): void {
    scrubError(error, this.#scrubber);
    const message = oneLine(error.message ?? error.value ?? 'an error outside of any test', 500);
    if (isForcedEnd(message)) {
      this.#forcedEnds.push(message);
      return;
    }
    this.#judging?.error(message);
    this.#terminal.write(`    ${message}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const bodies = takeEvidence(result);
    drop(result, ERROR_CONTEXT);
    scrubResult(result, this.#scrubbers.of(result));
    // a test that skips itself has evidence with the reason; a skipped test without evidence was interrupted
    // before it started
    if (projectOf(test) === 'preflight' && result.status === 'failed') this.#refused = true;
    const [judging, cell] = [this.#judging, cellOf(test)];
    if (!judging || !cell || !certifies(test)) return;
    if (result.status === 'skipped' && bodies.length === 0) return;
    const collected = this.#collected(judging, test, result, bodies);
    const circumstances = circumstancesOf(result, this.#out);
    this.#trace ??= circumstances.trace;
    judging.add(cell, collected, circumstances);
    result.attachments.push(...proofOf(collected, circumstances));
    // tests that Ctrl-C interrupted are not printed as failures
    if (result.status === 'interrupted') return;
    const { evidence } = collected;
    this.#progress.finished({ title: test.title, method: cell.method, evidence, duration: result.duration });
  }

  onEnd({ status }: FullResult): void {
    const judging = this.#judging;
    if (!judging) return;
    this.#progress.end();
    if (this.#refused) return;
    try {
      this.#report(judging, status);
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      // the command that started Playwright prints it
      if (process.send === undefined) this.#terminal.write(`${error.message}\n`);
    }
  }

  #report(judging: Judging, status: FullResult['status']): void {
    const out = this.#out;
    const interrupted = this.#isCutShort || status === 'interrupted' || status === 'timedout';
    // only an interruption explains it
    if (!interrupted) for (const message of this.#forcedEnds) judging.error(message);
    const finishedAt = new Date();
    const write = (): Certification => {
      const certification = judging.certification({ interrupted, finishedAt });
      writeReports(out, judging.input(certification));
      return certification;
    };
    let certification = write();
    const results = join(out, 'allure-results');
    if (existsSync(results)) writeAllureFacts(results, certification);
    const apart = this.#testResults.startsWith(out) ? [] : [this.#testResults];
    const found = finalScan([out, ...apart], this.#scrubbers, () => {
      judging.mask(this.#scrubber);
      certification = write();
    });
    for (const { file, kinds } of found)
      judging.error(`the file ${file} contains a secret (${kinds.join(', ')})`);
    if (found.length > 0) certification = write();
    this.#certification = certification;
    this.#print(judging, certification);
  }

  /** Runs after Allure's reporter has written its results. */
  async onExit(): Promise<void> {
    const certification = this.#certification;
    if (!certification) return;
    if (existsSync(join(this.#out, 'allure-results'))) await this.#allure(certification);
    // last: on a file system without links it copies the finished folder
    becomeLastFull(this.#out, certification);
  }

  async #allure(certification: Certification): Promise<void> {
    try {
      annotateResults(join(this.#out, 'allure-results'), certification);
      await buildAllureReport(this.#out, certification.run.id, {
        file: isRunFolder(this.#out)
          ? historyOf(certification.run).allure
          : join(this.#out, 'allure-history.jsonl'),
        enters: entersHistory(certification),
      });
    } catch (error) {
      this.#terminal.write(
        `The Allure report could not be built (to try again: ${withCommands('npm run report')}): ${oneLine(String(error), 500)}\n`,
      );
    }
  }

  #collected(judging: Judging, test: TestCase, result: TestResult, bodies: readonly string[]): Collected {
    const owed = judging.owedOf(test);
    try {
      return collect(test, result, bodies, owed, this.#scrubbers.of(result));
    } catch (error) {
      judging.error(`${test.title}: evidence that cannot be read: ${oneLine(String(error))}`);
      return collect(test, result, [], owed, this.#scrubber);
    }
  }

  #print(judging: Judging, certification: Certification): void {
    const { write, paint } = this.#terminal;
    const how = { columns: Math.min(WIDTH, this.#terminal.columns), paint };
    const scenarios = judging.scenarios.map(({ id }) => id);
    write(`\n${summary(certification, how)}\n`);
    write(`\n${matrix(certification.methods, scenarios, how)}\n`);
    write(`${counts(certification, how)}\n`);
    const shown = shownPath(join(this.#out, 'certification.html'));
    write(`Report: ${shown}\n`);
    if (this.#trace !== undefined)
      write(
        `Traces: ${shownPath(join(this.#out, this.#trace, '../..'))}, linked in the report's findings. To open one:\n  ${showTrace(shownPath(join(this.#out, this.#trace)))}\n`,
      );
    if (isRunFolder(this.#out) && isFull(certification))
      write(`        ${shownPath(LAST_FULL)} links to this folder, because this is now the last full run\n`);
  }
}

/** Name of the test as in the reports. */
function nameOf(test: TestCase): string {
  const { method = '', scenario = '', integration = '' } = cellOf(test) ?? {};
  return [method, scenario, integration].join(' ') || test.title;
}
