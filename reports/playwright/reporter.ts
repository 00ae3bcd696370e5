/**
 * The reporter of the plan. It comes first in the list: whatever a later reporter reads of a test has gone through here
 * and holds no secret any more. It gathers evidence, and at the end makes verdicts, reports and the last lines of output.
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
import { wires } from '../../contract/wire.ts';
import { currentRun } from '../../harness/run.ts';
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
import { summary, verdictLine } from '../terminal/summary.ts';
import { count, oneLine } from '../formats/words.ts';
import { writeReports } from '../formats/write.ts';

/** Playwright's page pictures in words, made for a debugging assistant: noise in what QA keeps. */
const NOISE = 'error-context';

export default class CertificationReporter implements Reporter {
  readonly #run = currentRun();
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
    this.#progress = new Progress(this.#terminal, tests);
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
    drop(result, NOISE);
    scrubResult(result, this.#scrubber);
    this.#counts[result.status === test.expectedStatus ? 'passed' : 'failed'] += 1;
    const cell = cellOf(test);
    if (!cell) return;
    // it never began, for the run was broken off: a test of the plan that skips itself has told its reason
    if (result.status === 'skipped' && bodies.length === 0) return;
    const collected = this.#collected(test, result, bodies);
    this.#judging.add(cell, collected);
    // Ctrl-C cuts off what was under way: that is no news
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
    this.#say(certification);
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

  #say(certification: Certification): void {
    const { write, paint, columns } = this.#terminal;
    const scenarios = this.#judging.scenarios.map(({ id }) => id);
    write(`\n${matrix(certification.methods, scenarios, { columns, paint })}\n`);
    const said = summary(certification, paint);
    if (said) write(`${said}\n`);
    const folder = `reports/${basename(this.#run.out)}`;
    write(
      `\nReports: ${folder}/certification.html, certification.md, certification.json, junit.xml, allure-report/index.html\n`,
    );
    write(`${verdictLine(certification, paint)}\n`);
  }
}

/** Takes an attachment away, its file included. */
function drop(result: TestResult, unwanted: string): void {
  for (const { name, path } of result.attachments)
    if (name === unwanted && path !== undefined) rmSync(path, { force: true });
  const kept = result.attachments.filter(({ name }) => name !== unwanted);
  result.attachments.splice(0, result.attachments.length, ...kept);
}
