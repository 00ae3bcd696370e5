/** What reporters know of a run: from the configuration's metadata, which blob reports of shards carry, too. */
import type { FullConfig, Suite, TestCase } from '@playwright/test/reporter';
import { type CertifyingProject, isCertifying } from '../../harness/certifying-project.ts';
import type { DescribedRun } from '../../harness/run.ts';

export interface ReporterOptions {
  /** Folder of the reports, absolute. */
  readonly out: string;
  /** Playwright's own: what the tests are loaded for. */
  readonly _mode?: 'test' | 'list' | 'merge';
}

/** With `--list` Playwright prints the tests itself, and nothing runs. */
export function isListing({ _mode }: ReporterOptions): boolean {
  return _mode === 'list';
}

/** @throws Error for a blob report of another harness */
export function describedRun({ metadata }: FullConfig, kind: 'certification' | 'own'): DescribedRun {
  const { conformance } = metadata as { conformance?: Record<typeof kind, DescribedRun> };
  if (!conformance)
    throw new Error('These results do not come from this harness. Merge blob reports of this harness only.');
  return conformance[kind];
}

export function projectOf(test: TestCase): string | undefined {
  return test.parent.project()?.name;
}

/** Whether a test is of the plan: those of a spec of the user's are not, nor are own tests. */
export function certifies(test: TestCase): boolean {
  return isCertifying(projectOf(test));
}

/** The certifying projects of which there are tests. */
export function certifyingIn(suite: Suite): CertifyingProject[] {
  return [...new Set(suite.allTests().map(projectOf))].filter(isCertifying);
}

export function testsOf(suite: Suite, project: string): TestCase[] {
  return suite.allTests().filter((test) => projectOf(test) === project);
}
