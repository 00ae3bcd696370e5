/** Closed outputs, full disks, odd folders and a clock that jumps: the right exit code, and complete or earlier reports. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { CertifyProcess } from './certify-process.ts';
import { EARLIER, earlierIn, folderWithReports } from './earlier-reports.ts';

test.beforeEach(() => test.setTimeout(1_200_000));

const DISK_BYTES = 65_536;

/** Uses a folder on a very small file system. */
async function onSmallDisk(name: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = test.info().outputPath(name);
  mkdirSync(folder, { recursive: true });
  const options = ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder];
  const mounted = spawnSync('mount', options).status === 0;
  test.skip(!mounted, 'a small disk can be mounted by root only');
  try {
    await use(folder);
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
}

test('closed outputs: the reports are complete', async () => {
  const certify = new CertifyProcess(test.info().outputPath('out'), { shell: 'exec "$@" >&- 2>&-' });
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(0);
  expect(end.text).toBe('');
  expect(certify.reports().run.status).toBe('complete');
});

test('the output reader stops after one line: complete reports', async () => {
  const certify = new CertifyProcess(test.info().outputPath('out'), {
    shell: '"$@" | head -1; exit ${PIPESTATUS[0]}',
  });
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(0);
  expect(end.text.trim().split('\n')).toHaveLength(1);
  expect(certify.reports().run.status).toBe('complete');
});

test('the disk is full: exit code 2, one line, and the earlier reports stay', async () => {
  await onSmallDisk('out', async (out) => {
    writeFileSync(join(out, 'certification.json'), EARLIER);
    const certify = new CertifyProcess(out);
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code, end.text).toBe(2);
    expect(end.text).toMatch(
      /Reports could not be written to .* \(ENOSPC\)\. Free some disk space there, then run again\./,
    );
    expect(earlierIn(out)).toBe(EARLIER);
  });
});

test('no space for temporary files: exit code 2 and one line', async () => {
  await onSmallDisk('temporary', async (TMPDIR) => {
    writeFileSync(join(TMPDIR, 'large'), Buffer.alloc(DISK_BYTES - 4_096));
    const certify = new CertifyProcess(folderWithReports(), { environment: { TMPDIR } });
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code).toBe(2);
    expect(end.text.trim().split('\n')).toEqual([
      `The folder for temporary files, ${TMPDIR}, cannot be written (ENOSPC). Free some disk space there, or set TMPDIR to another folder.`,
    ]);
    expect(earlierIn(certify.out)).toBe(EARLIER);
  });
});

test('a folder that cannot be written: exit code 2 and one line', async () => {
  await onSmallDisk('out', async (out) => {
    expect(spawnSync('mount', ['-o', 'remount,ro', out]).status).toBe(0);
    const certify = new CertifyProcess(out);
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(end.code, end.text).toBe(2);
    expect(end.text.trim().split('\n')).toEqual([
      expect.stringMatching(/^The reports cannot be written to .* \(EROFS\)\. Choose a folder/),
    ]);
  });
});

test("a folder name with brackets, and an invalid line in Allure's history: all reports are written", async () => {
  const out = folderWithReports('out [1] {a,b} * #2 %41 ä 语');
  writeFileSync(join(out, 'allure-history.jsonl'), 'no JSON\n');
  const certify = new CertifyProcess(out);
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code, end.text).toBe(0);
  expect(certify.reports().run.status).toBe('complete');
  expect(existsSync(join(out, 'allure-report/index.html'))).toBe(true);
});

for (const minutes of [10, -10])
  test(`a clock that is set by ${minutes} minutes a second fails no rule, and the report states it`, async () => {
    const clock = pathToFileURL(join(ROOT, 'tests/own/drills/jumping-clock.mjs'));
    const certify = new CertifyProcess(test.info().outputPath('out'), {
      environment: { NODE_OPTIONS: `--import=${clock.href}?minutes=${minutes}` },
    });
    const end = await certify.end();
    await certify.expectInLimits(end);
    const { environment, evidence, run } = certify.reports();
    expect(run.errors).toEqual([]);
    expect(evidence.filter(({ cause }) => cause === 'defect')).toEqual([]);
    expect(environment.map(({ message }) => message).join()).toMatch(
      /The clock of this machine was set by -?\d+ s meanwhile/,
    );
    expect([0, 3], end.text).toContain(end.code);
  });
