/**
 * Deals the tests out to shards by scenario. Playwright gives each shard as many tests as the others, file by file, but the tests of
 * one file may take three times as long as those of another.
 */
import type { FullConfig, Suite, TestRun } from '@playwright/test/reporter';
import { cellOf } from '../verdict/collect.ts';
import { certifies } from './described-run.ts';

/** For `preprocess` of a reporter. Playwright divides runs with other tests than those of the plan itself. */
export function dealTests({
  config: { shard },
  suite,
  testRun,
}: {
  config: FullConfig;
  suite: Suite;
  testRun: TestRun;
}): void {
  const tests = suite.suites
    .filter((project) => !isSetup(project, suite))
    .flatMap((project) => project.allTests());
  if (!shard || !tests.every(certifies)) return;
  testRun.skipSharding();
  const byScenario = tests
    .map((test) => ({ test, key: `${cellOf(test)?.scenario} ${test.id}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const [index, { test }] of byScenario.entries())
    if (index % shard.total !== shard.current - 1) testRun.exclude(test);
}

/** Other projects depend on it: each shard runs it. */
function isSetup(project: Suite, { suites }: Suite): boolean {
  const name = project.project()?.name ?? '';
  return suites.some((other) => other.project()?.dependencies.includes(name));
}
