/** Reads Allure's results: when each test ran. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface AllureResult {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stop: number;
}

/** @param folder `allure-results` of a run */
export function readResults(folder: string): AllureResult[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('-result.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as AllureResult);
}
