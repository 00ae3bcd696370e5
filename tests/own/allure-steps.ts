/** Reads Allure's results: tests with their steps, as the report shows them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface AllureStep {
  readonly name: string;
  readonly status?: string;
  readonly steps?: readonly AllureStep[];
}

interface AllureResult extends AllureStep {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stop: number;
}

export interface StepsOfTest {
  readonly test: string;
  readonly status: string;
  /** Names of the steps at the top level. */
  readonly top: readonly string[];
  /** Steps at any level that failed or broke. */
  readonly failed: readonly string[];
}

/** @param folder `allure-results` of a run */
export function readResults(folder: string): AllureResult[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('-result.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as AllureResult);
}

/** @param folder `allure-results` of a run */
export function readSteps(folder: string): StepsOfTest[] {
  return readResults(folder).map(({ name, status = 'unknown', steps = [] }) => ({
    test: name,
    status,
    top: steps.map((step) => step.name),
    failed: failedIn(steps),
  }));
}

function failedIn(steps: readonly AllureStep[]): string[] {
  return steps.flatMap(({ name, status, steps: below = [] }) => [
    // an attachment is a step without a status
    ...(status === 'failed' || status === 'broken' ? [name] : []),
    ...failedIn(below),
  ]);
}
