/** Runs Allure's reporter for the certification's tests only: its results are for QA and must not include our own tests. */
import type { FullConfig, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { AllureReporter } from 'allure-playwright';
import { certifies, isListing, type ReporterOptions } from './described-run.ts';

export default class CertificationAllureReporter extends AllureReporter {
  #judges = false;

  readonly #listing: boolean;

  constructor(options: ReporterOptions & { readonly resultsDir: string }) {
    super({ resultsDir: options.resultsDir, detail: false, suiteTitle: false });
    this.#listing = isListing(options);
  }

  override onConfigure(config: FullConfig): void {
    // merged results have no projects; Allure then reads the folders of the first
    const projects = [{ outputDir: '', snapshotDir: '' }];
    super.onConfigure(
      config.projects.length > 0
        ? config
        : (Object.create(config, { projects: { value: projects } }) as FullConfig),
    );
  }

  override onBegin(suite: Suite): void {
    const tests = suite.allTests().filter(certifies);
    this.#judges = !this.#listing && tests.length > 0;
    if (this.#judges)
      void this.#guarded(() =>
        super.onBegin(Object.create(suite, { allTests: { value: () => tests } }) as Suite),
      );
  }

  override onTestBegin(test: TestCase): void {
    if (this.#concerns(test)) void this.#guarded(() => super.onTestBegin(test));
  }

  override onStepBegin(test: TestCase, result: TestResult, step: TestStep): void {
    if (this.#concerns(test)) void this.#guarded(() => super.onStepBegin(test, result, step));
  }

  override onStepEnd(test: TestCase, result: TestResult, step: TestStep): void {
    if (this.#concerns(test)) void this.#guarded(() => super.onStepEnd(test, result, step));
  }

  override async onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    if (this.#concerns(test)) await this.#guarded(() => super.onTestEnd(test, result));
  }

  override async onEnd(): Promise<void> {
    if (this.#judges) await this.#guarded(() => super.onEnd());
  }

  /**
   * Some of Allure's callbacks write files without returning a promise. If the disk is full, only Allure's
   * report is missing.
   */
  async #guarded(call: () => unknown): Promise<void> {
    try {
      await call();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      if (this.#judges) process.stderr.write(`The results for Allure cannot be written: ${code}.\n`);
      this.#judges = false;
    }
  }

  #concerns(test: TestCase): boolean {
    return this.#judges && certifies(test);
  }
}
