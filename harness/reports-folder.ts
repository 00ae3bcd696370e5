/** The folder into which a run writes its reports. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files that tell of earlier runs and outlive them; Playwright empties its own folder itself, before the first test. */
const KEPT = ['allure-history.jsonl', 'test-results'];

export function clearReports(folder: string): void {
  for (const name of readdirSync(folder))
    if (!KEPT.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
}

export function hasReports(folder: string): boolean {
  return existsSync(join(folder, 'certification.json'));
}
