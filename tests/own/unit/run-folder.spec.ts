import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { certify } from '../../../cli/commands/certify.ts';
import { exitCodeOf } from '../../../cli/exit-codes.ts';
import { ROOT } from '../../../harness/root.ts';
import { isWritable } from '../../../harness/reports-folder.ts';
import { lockFolder, setEarlierAside } from '../../../harness/run-folder.ts';
import { parseSettings, UsageError } from '../../../harness/settings.ts';
import { expect, test } from '../plain-test.ts';

function folder(name: string): string {
  const path = test.info().outputPath(name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

test('a folder is locked by one run at a time', () => {
  const taken = folder('taken');
  writeFileSync(join(taken, 'run.lock'), String(process.ppid));
  expect(() => lockFolder(taken)).toThrow(
    new RegExp(`^Another run is active in reports/.*taken \\(process ${process.ppid}\\)`),
  );
});

test('the folder of a killed run can be locked again, and released', () => {
  const left = folder('left');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(left, 'run.lock'), String(pid));
  const release = lockFolder(left);
  expect(readdirSync(left)).toEqual(['run.lock']);
  release();
  expect(readdirSync(left)).toEqual([]);
});

test('a folder that cannot be written gives one clear error line', () => {
  const file = join(folder('none'), 'file');
  writeFileSync(file, '');
  const link = join(folder('nowhere'), 'link');
  symlinkSync('missing/folder', link);
  const how = String.raw`It, or a folder above it, is a file or a link to nothing\. Choose another folder\.$`;
  for (const [path, code] of [
    [file, 'EEXIST'],
    [join(file, 'below'), 'ENOTDIR'],
    [link, 'EEXIST'],
  ] as const)
    expect(() => lockFolder(path)).toThrow(
      new RegExp(String.raw`^The reports cannot be written to reports/.* \(${code}\)\. ${how}`),
    );
});

test('a folder that no system lets anyone make gives one clear error line at once', () => {
  test.skip(!existsSync('/proc'), 'Linux has such a folder');
  for (const name of ['/proc/reports', '/proc/reports/mine'])
    expect(() => lockFolder(name)).toThrow(/^The reports cannot be written to \/proc\/reports.* \(ENOENT\)/);
});

test('a file for waivers that cannot be written is reported before any test runs', async () => {
  const file = join(folder('waivers'), 'missing', 'waivers.json');
  await expect(certify(['--write-waivers', file], parseSettings({}))).rejects.toThrow(
    /^--write-waivers .*waivers\.json cannot be written \(ENOENT\)\.$/,
  );
});

test('a file that the system refuses is no error of the harness', async () => {
  const below = join(folder('refused'), 'file');
  writeFileSync(below, '');
  const denied = (): Promise<number> => {
    writeFileSync(join(below, 'package.zip'), '');
    return Promise.resolve(0);
  };
  expect(await exitCodeOf(denied)).toBe(2);
  expect(await exitCodeOf(() => Promise.reject(new TypeError('ours')))).toBe(4);
});

test('no message of a command contains an escape sequence', async () => {
  const printed: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text) => printed.push(String(text)) > 0;
  try {
    const message = '\u001b[2J\u001b]0;title\u0007\u009b31mrefused\u202e';
    expect(await exitCodeOf(() => Promise.reject(new UsageError(message)))).toBe(2);
    expect(await exitCodeOf(() => Promise.reject(new TypeError(message)))).toBe(4);
  } finally {
    process.stderr.write = write;
  }
  expect(printed.join('')).toMatch(/refused/);
  expect(printed.join('')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
});

test('a folder that cannot be made is not writable', () => {
  const path = folder('writable');
  writeFileSync(join(path, 'file'), '');
  expect(isWritable(join(path, 'new/folder'))).toBe(true);
  expect(isWritable(join(path, 'file'))).toBe(false);
  expect(isWritable(join(path, 'file/below'))).toBe(false);
});

test('earlier reports in a named folder are moved away; the history and folders of running runs stay', () => {
  const out = folder('named');
  for (const below of ['own', 'controls']) mkdirSync(join(out, below));
  writeFileSync(join(out, 'own/run.lock'), String(process.ppid));
  writeFileSync(join(out, 'allure-history.jsonl'), '');
  for (const id of ['run-a', 'run-b', 'run-b']) {
    writeFileSync(join(out, 'certification.json'), JSON.stringify({ run: { id } }));
    setEarlierAside(out, 'run-c');
  }
  writeFileSync(join(out, 'certification.json'), 'cut off');
  setEarlierAside(out, 'run-c');
  expect(readdirSync(out).sort()).toEqual(['allure-history.jsonl', 'earlier', 'own']);
  expect(readdirSync(join(out, 'earlier')).sort()).toEqual(['run-a', 'run-b', 'run-b-2', 'unknown-run']);
  expect(readdirSync(join(out, 'earlier/run-a')).sort()).toEqual(['certification.json', 'controls']);
  expect(readFileSync(join(out, 'earlier/unknown-run/certification.json'), 'utf8')).toBe('cut off');
});

test("the user's own files stay where they are", () => {
  const out = folder('shared');
  for (const id of ['run-a', 'run-a', 'run-b']) {
    writeFileSync(join(out, 'log.txt'), 'mine');
    writeFileSync(join(out, 'certification.json'), JSON.stringify({ run: { id: 'run-a' } }));
    setEarlierAside(out, id);
    expect(readFileSync(join(out, 'log.txt'), 'utf8')).toBe('mine');
  }
  expect(readdirSync(join(out, 'earlier/run-a'))).toEqual(['certification.json']);
});

test('a project, and a folder around it, cannot be the folder of the reports', () => {
  const project = folder('project');
  writeFileSync(join(project, 'package.json'), '{}');
  for (const path of [ROOT, join(ROOT, '..'), homedir(), '/', project])
    expect(() => lockFolder(path)).toThrow(
      /cannot be the folder of the reports, because .* Choose a new or empty folder/,
    );
  expect(readdirSync(project)).toEqual(['package.json']);
});

test('in UI mode, files of the same run are replaced', () => {
  const out = folder('again');
  writeFileSync(join(out, 'certification.json'), JSON.stringify({ run: { id: 'run-a' } }));
  setEarlierAside(out, 'run-a');
  expect(readdirSync(out)).toEqual([]);
});
