/**
 * The reporter of the certification. It comes first in the list: every later reporter reads results that are scrubbed here
 * and hold no secret. It collects evidence, and at the end makes verdicts, reports and the last lines of output.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
import { ERROR_CONTEXT } from '../../harness/playwright-messages.ts';
import { wires } from '../../contract/wire.ts';
import { buildAllureReport, writeAllureFacts } from '../formats/allure.ts';
import type { Certification } from '../verdict/certification.ts';
import { cellOf, type Collected, collect, takeEvidence } from '../verdict/collect.ts';
import { Judging } from '../verdict/judging.ts';
import { leaks } from '../scrub/leaks.ts';
import { scrubError, scrubOutput, scrubResult, scrubStep } from '../scrub/result.ts';
import { Scrubber } from '../scrub/scrubber.ts';
import { matrix } from '../terminal/matrix.ts';
import { terminal } from '../terminal/paint.ts';
import { Progress } from '../terminal/progress.ts';
import { counts, summary } from '../terminal/summary.ts';
import { WIDTH } from '../terminal/wrap.ts';
import { circumstancesOf } from './circumstances.ts';
import { runOf } from './run-of.ts';
import { count, oneLine } from '../formats/text.ts';
import { writeReports } from '../formats/write.ts';

export default class CertificationReporter implements Reporter {
  readonly #run = runOf();
  readonly #judging = new Judging(this.#run);
  readonly #terminal = terminal(process.stdout, process.env);
  readonly #scrubber = new Scrubber({
    runKey: this.#run.runKey,
    secretKey: this.#run.targets.secretKey,
    publicKey: this.#run.targets.publicKey,
    shopperToken: this.#run.targets.shopperToken,
    cards: wires
      .flatMap(({ triggers }) => triggers)
      .filter(({ by }) => by === 'card.number')
      .map(({ value, securityCode }) => ({ number: value, securityCode })),
  });
  #progress = new Progress(this.#terminal, new Map());
  readonly #counts = { passed: 0, failed: 0 };

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    const tests = new Map<string, number>();
    for (const test of suite.allTests()) {
      const method = cellOf(test)?.method;
      if (method !== undefined) tests.set(method, (tests.get(method) ?? 0) + 1);
    }
    if (config.shard) this.#judging.selected(`shard ${config.shard.current} of ${config.shard.total}`);
    this.#progress = new Progress(this.#terminal, tests, {
      isWaived: (evidence) => this.#judging.isWaived(evidence),
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

  onStepEnd(_test: TestCase, _result: TestResult, step: TestStep): void {
    scrubStep(step, this.#scrubber);
    takeEvidence(step);
  }

  onStdOut(_chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stdout, this.#scrubber);
  }

  onStdErr(chunk: string | Buffer, _test: TestCase | undefined, result: TestResult | undefined): void {
    if (result) scrubOutput(result.stderr, this.#scrubber);
    // what no test said, somebody must see
    else this.#terminal.write(this.#scrubber.text(chunk.toString()));
  }

  onError(error: TestError): void {
    scrubError(error, this.#scrubber);
    const message = oneLine(error.message ?? error.value ?? 'an error outside of any test', 500);
    this.#judging.error(message);
    this.#counts.failed += 1;
    this.#terminal.write(`    ${message}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const bodies = takeEvidence(result);
    drop(result, ERROR_CONTEXT);
    scrubResult(result, this.#scrubber);
    this.#counts[result.status === test.expectedStatus ? 'passed' : 'failed'] += 1;
    const cell = cellOf(test);
    if (!cell) return;
    // the run was interrupted before this test: one that skips itself leaves evidence with its reason
    if (result.status === 'skipped' && bodies.length === 0) return;
    const collected = this.#collected(test, result, bodies);
    this.#judging.add(cell, collected, circumstancesOf(result));
    // a test that Ctrl-C ended is not a failure to show
    if (result.status === 'interrupted') return;
    const { evidence } = collected;
    this.#progress.finished({ title: test.title, method: cell.method, evidence, duration: result.duration });
  }

  onEnd({ status }: FullResult): void {
    this.#progress.end();
    const { out } = this.#run;
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'counts.json'), JSON.stringify(this.#counts));
    const interrupted = status === 'interrupted' || status === 'timedout';
    const finishedAt = new Date();
    let certification = this.#judging.certification({ interrupted, finishedAt });
    const results = join(out, 'allure-results');
    if (existsSync(results)) writeAllureFacts(results, certification.run);
    writeReports(out, this.#judging.input(certification));
    const found = leaks(out, this.#scrubber.masker);
    for (const { file, kinds } of found) this.#judging.error(`a secret is in ${file} (${kinds.join(', ')})`);
    if (found.length > 0) {
      certification = this.#judging.certification({ interrupted, finishedAt });
      writeReports(out, this.#judging.input(certification));
    }
    this.#print(certification);
  }

  /** Allure's own reporter has written its results by now. */
  async onExit(): Promise<void> {
    if (!existsSync(join(this.#run.out, 'allure-results'))) return;
    try {
      await buildAllureReport(this.#run.out);
    } catch (error) {
      this.#terminal.write(
        `The Allure report could not be built (npm run report tries again): ${oneLine(String(error), 500)}\n`,
      );
    }
  }

  #collected(test: TestCase, result: TestResult, bodies: readonly string[]): Collected {
    const owed = this.#judging.owedOf(test);
    try {
      return collect(test, result, bodies, owed, this.#scrubber);
    } catch (error) {
      this.#judging.error(`${test.title}: evidence that cannot be read: ${oneLine(String(error))}`);
      return collect(test, result, [], owed, this.#scrubber);
    }
  }

  #print(certification: Certification): void {
    const { write, paint } = this.#terminal;
    const how = { columns: Math.min(WIDTH, this.#terminal.columns), paint };
    const scenarios = this.#judging.scenarios.map(({ id }) => id);
    write(`\n${summary(certification, how)}\n`);
    write(`\n${matrix(certification.methods, scenarios, how)}\n`);
    write(`${counts(certification, how)}\n`);
    write(`Report: reports/${basename(this.#run.out)}/certification.html\n`);
  }
}

/** Takes an attachment away, its file included. */
function drop(result: TestResult, unwanted: string): void {
  for (const { name, path } of result.attachments)
    if (name === unwanted && path !== undefined) rmSync(path, { force: true });
  const kept = result.attachments.filter(({ name }) => name !== unwanted);
  result.attachments.splice(0, result.attachments.length, ...kept);
}
