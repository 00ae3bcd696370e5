/** Interrupted runs and missing resources: the right exit code, complete or earlier reports, nothing left behind. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { ROOT } from '../../../harness/root.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { CertifyProcess, ONE_SCENARIO, sandbox, webhooksAt } from './certify-process.ts';
import { inTerminal } from './watched-program.ts';

const EARLIER = 'an earlier certification';

test.beforeEach(() => test.setTimeout(1_200_000));

/** A report folder with the certification of an earlier run. */
function folderWithReports(name = 'out'): string {
  const out = test.info().outputPath(name);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'certification.json'), EARLIER);
  return out;
}

/** Without played tests the earlier report stays; otherwise it is moved. */
function earlierIn(out: string): string {
  const aside = join(out, 'earlier/unknown-run/certification.json');
  return readFileSync(existsSync(aside) ? aside : join(out, 'certification.json'), 'utf8');
}

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

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const)
  test(`${signal} during the tests: complete reports with the interruption, and no objects left in the sandbox`, async () => {
    const provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
    try {
      const certify = new CertifyProcess(folderWithReports(), {
        words: ['--methods', 'konbini'],
        environment: sandbox(provider),
      });
      await certify.playing();
      await expect.poll(() => webhooksAt(provider)).toHaveLength(1);
      certify.child.kill(signal);
      const end = await certify.end();
      await certify.expectInLimits(end);
      expect(end.code, end.text).toBe(3);
      expect(certify.reports().run.status).toBe('interrupted');
      expect(earlierIn(certify.out)).toBe(EARLIER);
      expect(await webhooksAt(provider)).toEqual([]);
    } finally {
      await provider.stop();
    }
  });

/** `certify` through npm in a terminal of its own. */
function certifyInTerminal(out: string): CertifyProcess {
  test.skip(spawnSync('script', ['--version']).status !== 0, 'no program `script` to open a terminal with');
  const shell = inTerminal(`npm run certify -- --methods konbini --out "${out}"`);
  return new CertifyProcess(out, { shell, input: true });
}

/** npm has an exit code of its own for Ctrl-C. */
const INTERRUPTED = [3, 130];

test('Ctrl-C in a terminal, through npm: complete reports and their path', async () => {
  const out = folderWithReports();
  const certify = certifyInTerminal(out);
  await certify.playing();
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(INTERRUPTED, end.text).toContain(end.code);
  expect(certify.reports().run.status).toBe('interrupted');
  expect(earlierIn(out)).toBe(EARLIER);
  expect(end.text).toMatch(/The run was interrupted: \d+ of \d+ scenarios judged\./);
  expect(end.text).toMatch(/Interrupted: \d+ of \d+ tests ended, \d+ passed, 0 failed/);
  expect(end.text).toContain('certification.html');
  expect(end.text).not.toContain('outage');
});

test('Ctrl-C while the servers start: one line, and the earlier reports', async () => {
  const out = folderWithReports();
  const certify = certifyInTerminal(out);
  await certify.runs('fixtures-server/main.ts', 300_000);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(INTERRUPTED, end.text).toContain(end.code);
  expect(end.text).toContain('Interrupted before anything was judged.');
  expect(earlierIn(out)).toBe(EARLIER);
});

test('Ctrl-C while the reports are written: they are whole', async () => {
  const out = folderWithReports();
  const shell = inTerminal(`npm run certify -- ${ONE_SCENARIO.join(' ')} --out "${out}"`);
  const certify = new CertifyProcess(out, { shell, input: true });
  await certify.says(/Report: /);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect([0, ...INTERRUPTED], end.text).toContain(end.code);
  expect(certify.reports().run.status).toBe('complete');
  expect(existsSync(join(out, 'allure-report/index.html'))).toBe(true);
});

test('Ctrl-C pressed twice within a second counts once', async () => {
  const certify = certifyInTerminal(folderWithReports());
  await certify.playing();
  certify.pressCtrlC();
  await pause(300);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(certify.reports().run.status).toBe('interrupted');
});

test('SIGINT a second time after 1.5 seconds ends the run at once, and a line says what is left', async () => {
  // the tests take long to end, so that the second comes before the reports
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const runner = await certify.runs('@playwright/test/cli.js', 1_000);
  process.kill(runner, 'SIGSTOP');
  certify.child.kill('SIGINT');
  await pause(1_500);
  certify.child.kill('SIGINT');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code, end.text).toBe(3);
  expect(end.text).toContain('Interrupted a second time, before the reports were written');
  expect(earlierIn(certify.out)).toBe(EARLIER);
});

test('the browser is ended by force: no rule is not met, and the reports are whole', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const browser = await certify.runs('--remote-debugging-pipe', 300_000);
  process.kill(browser, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect([0, 3], end.text).toContain(end.code);
  const { run, evidence } = certify.reports();
  expect(run.errors).toEqual([]);
  expect(evidence.filter(({ outcome }) => outcome === 'notMet')).toEqual([]);
});

test('closed outputs: whole reports', async () => {
  const certify = new CertifyProcess(test.info().outputPath('out'), { shell: 'exec "$@" >&- 2>&-' });
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(0);
  expect(end.text).toBe('');
  expect(certify.reports().run.status).toBe('complete');
});

test('the test runner is killed: one line, and the earlier reports stay', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const [runner] = certify.processes.running('@playwright/test/cli.js');
  expect(runner).toBeDefined();
  process.kill(runner ?? 0, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(3);
  expect(end.text).toContain(
    'The test runner was ended by SIGKILL before it wrote its reports. Reports of earlier runs stay as they were.',
  );
  expect(earlierIn(certify.out)).toBe(EARLIER);
});

test('the command is killed: its tests end, and the results so far are reported', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  certify.child.kill('SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(certify.reports().run.status).toBe('interrupted');
});

test('the servers are killed: the run is incomplete', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const [servers] = certify.processes.running('fixtures-server/main.ts');
  expect(servers).toBeDefined();
  process.kill(servers ?? 0, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(3);
  expect(certify.reports().run.errors).toEqual([]);
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
      /Reports could not be written to .* \(ENOSPC\): make room there and run again\./,
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
      `The folder for temporary files, ${TMPDIR}, cannot be written (ENOSPC): make room there, or set TMPDIR to another one.`,
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
      expect.stringMatching(/ cannot be written \(EROFS\): reports go there\. Make it a folder/),
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
