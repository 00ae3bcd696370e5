/** A report folder that already contains the certification of an earlier run. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';

export const EARLIER = 'an earlier certification';

/** A report folder with the certification of an earlier run. */
export function folderWithReports(name = 'out'): string {
  const out = test.info().outputPath(name);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'certification.json'), EARLIER);
  return out;
}

/** Without played tests the earlier report stays; otherwise it is moved. */
export function earlierIn(out: string): string {
  const aside = join(out, 'earlier/unknown-run/certification.json');
  return readFileSync(existsSync(aside) ? aside : join(out, 'certification.json'), 'utf8');
}
