/**
 * Deals the tests out to shards by scenario. Playwright gives each shard as many tests as the others, file by file, but the tests of
 * one file may take three times as long as those of another.
 */
import type { Reporter, Suite, TestCase, TestRun } from '@playwright/test/reporter';
import type { Shard } from '../../harness/shards.ts';
import { cellOf } from '../verdict/collect.ts';
import { certifies } from './described-run.ts';

type Run = Parameters<NonNullable<Reporter['preprocess']>>[0];

/** `preprocess` of a reporter. Playwright itself divides a run that has tests outside the plan. */
export function dealTests(run: Run): Promise<void> {
  const { shard } = run.config;
  const tests = run.suite.suites
    .filter((project) => !isSetup(project, run.suite))
    .flatMap((project) => project.allTests());
  if (shard && tests.every(certifies)) keepShard(shard, tests, run.testRun);
  return Promise.resolve();
}

function keepShard({ current, total }: Shard, tests: readonly TestCase[], testRun: TestRun): void {
  testRun.skipSharding();
  const byScenario = tests
    .map((test) => ({ test, key: `${cellOf(test)?.scenario} ${test.id}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const [index, { test }] of byScenario.entries())
    if (index % total !== current - 1) testRun.exclude(test);
}

/** Other projects depend on it: each shard runs it. */
function isSetup(project: Suite, { suites }: Suite): boolean {
  const name = project.project()?.name ?? '';
  return suites.some((other) => other.project()?.dependencies.includes(name));
}
