/** Measurements of tests as files, because reporters show no output of tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORTS } from '../../../harness/reports-folder.ts';

const FOLDER = join(REPORTS, 'bench');

export function keepText(name: string, text: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), text);
}
