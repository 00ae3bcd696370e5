/** Data of the run for reporters, read from the configuration's metadata, which blob reports contain too. */
import type { FullConfig, Suite, TestCase } from '@playwright/test/reporter';
import { type CertifyingProject, isCertifying } from '../../harness/certifying-project.ts';
import type { DescribedRun } from '../../harness/run.ts';

export interface ReporterOptions {
  /** Folder of the reports, absolute. */
  readonly out: string;
  /** Set by Playwright: the reason for which the tests are loaded (run, list or merge). */
  readonly _mode?: 'test' | 'list' | 'merge';
}

/** With `--list` Playwright prints the tests itself and runs nothing. */
export function isListing({ _mode }: ReporterOptions): boolean {
  return _mode === 'list';
}

/** @throws Error if the blob report was not made by this harness */
export function describedRun({ metadata }: FullConfig, kind: 'certification' | 'own'): DescribedRun {
  const { conformance } = metadata as { conformance?: Record<typeof kind, DescribedRun> };
  if (!conformance)
    throw new Error('These results do not come from this harness. Merge blob reports of this harness only.');
  return conformance[kind];
}

export function projectOf(test: TestCase): string | undefined {
  return test.parent.project()?.name;
}

/** Whether the test is part of the plan. Tests of the harness and the user's own specs are not. */
export function certifies(test: TestCase): boolean {
  return isCertifying(projectOf(test));
}

/** The certifying projects that have tests in this run. */
export function certifyingIn(suite: Suite): CertifyingProject[] {
  return [...new Set(suite.allTests().map(projectOf))].filter(isCertifying);
}

export function testsOf(suite: Suite, project: string): TestCase[] {
  return suite.allTests().filter((test) => projectOf(test) === project);
}
