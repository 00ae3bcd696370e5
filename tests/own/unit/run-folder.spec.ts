import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearReports, lockFolder } from '../../../harness/run-folder.ts';

function folder(name: string): string {
  const path = test.info().outputPath(name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

test('a folder is one run’s at a time', () => {
  const taken = folder('taken');
  writeFileSync(join(taken, 'run.lock'), String(process.ppid));
  expect(() => lockFolder(taken)).toThrow(
    new RegExp(`^Another run is under way in reports/.*taken \\(process ${process.ppid}\\)`),
  );
});

test('a folder of a run that was ended by force is locked anew, and released', () => {
  const left = folder('left');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(left, 'run.lock'), String(pid));
  const release = lockFolder(left);
  expect(readdirSync(left)).toEqual(['run.lock']);
  release();
  expect(readdirSync(left)).toEqual([]);
});

test('a folder that cannot be written is one clear line', () => {
  const file = join(folder('none'), 'file');
  writeFileSync(file, '');
  expect(() => lockFolder(file)).toThrow(/^reports\/.*file cannot be written \(EEXIST\)/);
  expect(() => lockFolder(join(file, 'below'))).toThrow(/cannot be written \(ENOTDIR\)/);
});

test('old reports go; the history, and the folder of a run that is under way, stay', () => {
  const out = folder('cleared');
  for (const below of ['self', 'controls']) mkdirSync(join(out, below));
  writeFileSync(join(out, 'self/run.lock'), String(process.ppid));
  for (const name of ['certification.json', 'allure-history.jsonl']) writeFileSync(join(out, name), '');
  clearReports(out);
  expect(readdirSync(out).sort()).toEqual(['allure-history.jsonl', 'self']);
});
